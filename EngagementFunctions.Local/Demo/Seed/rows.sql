-- Invented people: every value follows from the id, so that each seeding gives the same rows.
INSERT INTO "User"
SELECT
    id,
    (ARRAY['Ana', 'Žofia', 'Łukasz', 'Chloé', 'Óscar', 'Mehmet', 'Дарья', 'さくら', 'Nguyệt', 'Siobhán', 'Jean-Luc',
           'Ingrid', 'Amara', 'Zoë', 'Ἑλένη', 'Maximiliana-Theodora-Wilhelmine'])[1 + id % 16],
    (ARRAY['Novak', 'O''Invented', 'Müller-Lüdenscheidt', 'García y Pérez', 'Ødegård', 'Şahin', 'Иванова', '架空', 'de la Ficção',
           'Æblegård', 'Smith', 'Trần', 'Kowalczyk'])[1 + id * 11 % 13]
        || CASE WHEN id % 97 = 0 THEN repeat(' von und zu Hohen-Ersonnen', 5) ELSE '' END,
    CASE WHEN id % 29 <> 0 THEN
        (ARRAY['Portugal', 'Côte d''Ivoire', 'Türkiye', 'Polska', '日本', 'Brasil', 'Deutschland', 'Éire', 'India', 'Perú'])[1 + id * 7 % 10]
    END,
    'user' || id || '@' || (ARRAY['example.org', 'example.com', 'example.net'])[1 + id % 3],
    timestamptz '2022-01-03 08:00:00+00' + id * interval '1 minute 13.000417 seconds',
    CASE WHEN id % 6 <> 0 THEN timestamptz '2026-03-01 12:30:00+00' + id * interval '41.25 seconds' END,
    timestamp '2026-03-02 00:00:00' + id * interval '7.000001 seconds'
FROM generate_series(1, {users}) AS id;

INSERT INTO "UserSpecialization"
SELECT
    id,
    specialization,
    (ARRAY['beginner', 'intermediate', 'advanced', NULL])[1 + (id + place) % 4],
    CASE WHEN (id + place) % 11 <> 0 THEN (id * 6007 + place * 1300) % 10000 / 100.0 END,
    (id * 7853 + place * 2100) % 10000 / 100.0,
    CASE WHEN id % 17 <> 3 THEN (id * 4931 + place * 900) % 10000 / 100.0 END,
    (id * 9371 + place * 3100) % 10000 / 100.0,
    (id * 3947 + place * 1700) % 10000 / 100.0,
    (id * 5531 + place * 1100) % 9973 / 99.73::double precision,
    CASE WHEN (id + place) % 13 <> 0 THEN (id * 6277 + place * 2300) % 9967 / 99.67::double precision END,
    (id * 8419 + place * 700) % 9949 / 99.49::double precision,
    (id * 3181 + place * 1900) % 9941 / 99.41::double precision,
    CASE WHEN id % 19 <> 5 THEN (id * 7283 + place * 2900) % 9931 / 99.31::double precision END,
    CASE WHEN id % 7 <> 2 THEN (id + place) % 12 END,
    (id * 5 + place) % 9
FROM (VALUES (0, 'Data Engineering'), (1, 'Machine Learning')) AS taken (place, specialization)
CROSS JOIN generate_series(1::bigint, {users}) AS id;

CREATE INDEX ON "User" ("updatedOn");
ANALYZE;
