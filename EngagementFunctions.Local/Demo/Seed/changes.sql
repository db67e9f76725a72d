-- What happens in the source between the two runs: some users come back.
UPDATE "User"
SET "lastRequest" = timestamptz '2026-06-01 09:15:00+00' + id * interval '3 seconds',
    "updatedOn" = timestamp '2026-06-01 09:15:00' + id * interval '3.000001 seconds'
WHERE id % 1000 = 1;
