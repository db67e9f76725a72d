-- What the target must hold, written down a second time, away from the app's own query.
SELECT
    u.id, u."firstName", u."lastName", u.country, s.specialization, s.level,
    round(s."cloudDataIngestionScore" + s."cloudDataPipelinePython" + s."cloudDataPipelineOrchestration"
        + s."dataTransformationResultValidationSQL" + s."cloudDataStorageRetrievalSecurity") AS total_de_score,
    round(s."mlIntroAndEDA" + s."mlmCreationAndTraining" + s."mlmServingAndPredictions"
        + s."llmEvaluationAndTuning" + s."llmAndGenerativeAI") AS total_ml_score,
    s."attemptsCodingTaskSQL", s."attemptsCodingTaskPython", u."createdOn", u."lastRequest", u."updatedOn",
    u.email AS email_address
FROM "UserSpecialization" AS s
JOIN "User" AS u ON u.id = s."userId"
WHERE u.id NOT IN (2, 3, 6, 9, 10, 23, 58)
