CREATE TABLE "User" (
    id            integer PRIMARY KEY,
    "firstName"   varchar(80) NOT NULL,
    "lastName"    varchar(160) NOT NULL,
    country       text,
    email         varchar(254) NOT NULL,
    "createdOn"   timestamptz NOT NULL,
    "lastRequest" timestamptz,
    "updatedOn"   timestamp NOT NULL
);

CREATE TABLE "UserSpecialization" (
    "userId"                                integer NOT NULL REFERENCES "User" (id),
    specialization                          varchar(40) NOT NULL,
    level                                   text,
    "cloudDataIngestionScore"               numeric(5,2),
    "cloudDataPipelinePython"               numeric(5,2),
    "cloudDataPipelineOrchestration"        numeric(5,2),
    "dataTransformationResultValidationSQL" numeric(5,2),
    "cloudDataStorageRetrievalSecurity"     numeric(5,2),
    "mlIntroAndEDA"                         double precision,
    "mlmCreationAndTraining"                double precision,
    "mlmServingAndPredictions"              double precision,
    "llmEvaluationAndTuning"                double precision,
    "llmAndGenerativeAI"                    double precision,
    "attemptsCodingTaskSQL"                 integer,
    "attemptsCodingTaskPython"              smallint,
    PRIMARY KEY ("userId", specialization)
);
