-- One row per user and specialization; the key is (id, specialization).
-- Internal accounts are left out: the setting engagement.excluded_user_ids holds their ids as a bigint array.
-- The sub-select around current_setting makes the server evaluate it once, not once a row.
SELECT
    users.id                                     AS "id",
    users."firstName"                            AS "firstName",
    users."lastName"                             AS "lastName",
    users.country                                AS "country",
    skills.specialization                        AS "specialization",
    skills.level                                 AS "level",
    -- Plain addition: a score that is missing makes the total NULL.
    round(skills."cloudDataIngestionScore"
        + skills."cloudDataPipelinePython"
        + skills."cloudDataPipelineOrchestration"
        + skills."dataTransformationResultValidationSQL"
        + skills."cloudDataStorageRetrievalSecurity") AS "total_de_score",
    round(skills."mlIntroAndEDA"
        + skills."mlmCreationAndTraining"
        + skills."mlmServingAndPredictions"
        + skills."llmEvaluationAndTuning"
        + skills."llmAndGenerativeAI")           AS "total_ml_score",
    skills."attemptsCodingTaskSQL"               AS "attemptsCodingTaskSQL",
    skills."attemptsCodingTaskPython"            AS "attemptsCodingTaskPython",
    users."createdOn"                            AS "createdOn",
    users."lastRequest"                          AS "lastRequest",
    users."updatedOn"                            AS "updatedOn",
    users.email                                  AS "email_address"
FROM "User" AS users
JOIN "UserSpecialization" AS skills ON skills."userId" = users.id
WHERE users.id <> ALL ((SELECT current_setting('engagement.excluded_user_ids'))::bigint[])
