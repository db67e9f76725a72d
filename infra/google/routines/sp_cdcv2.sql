-- Change data capture from the published table to student_engagement_cdc, on (id, specialization), in one transaction.
-- New rows are inserted, changed ones updated (NULL equals NULL), vanished ones deleted; run_control gets a row a call.
-- The published table is left as it is: readers and the next run's proof rely on it, so nothing empties it.
-- ${PROJECT} and ${DATASET} are put in by whoever creates the procedure. Not strict: it is created before its tables are.
CREATE OR REPLACE PROCEDURE `${PROJECT}.${DATASET}.sp_cdcv2`()
OPTIONS (strict_mode = FALSE)
BEGIN
  DECLARE deleted INT64 DEFAULT 0;
  DECLARE updated INT64 DEFAULT 0;
  DECLARE inserted INT64 DEFAULT 0;

  -- Outside the transaction, where BigQuery allows no permanent table to be created. The types are the published ones.
  CREATE TABLE IF NOT EXISTS `${PROJECT}.${DATASET}.student_engagement_cdc` AS
  SELECT *, CURRENT_TIMESTAMP() AS created_dt, CURRENT_TIMESTAMP() AS last_updated_dt, SESSION_USER() AS last_updated_by
  FROM `${PROJECT}.${DATASET}.stg_student_engagement`
  WHERE FALSE;
  CREATE TABLE IF NOT EXISTS `${PROJECT}.${DATASET}.run_control` (
    target_name STRING, source_name STRING, inserted INT64, deleted INT64, updated INT64, run_time TIMESTAMP
  );

  BEGIN
    BEGIN TRANSACTION;

    DELETE FROM `${PROJECT}.${DATASET}.student_engagement_cdc` AS known
    WHERE NOT EXISTS (
      SELECT 1 FROM `${PROJECT}.${DATASET}.stg_student_engagement` AS published
      WHERE published.id = known.id AND published.specialization = known.specialization
    );
    SET deleted = @@row_count;

    UPDATE `${PROJECT}.${DATASET}.student_engagement_cdc` AS known
    SET
      firstName = published.firstName,
      lastName = published.lastName,
      country = published.country,
      level = published.level,
      attemptsCodingTaskSQL = published.attemptsCodingTaskSQL,
      attemptsCodingTaskPython = published.attemptsCodingTaskPython,
      total_de_score = published.total_de_score,
      total_ml_score = published.total_ml_score,
      createdOn = published.createdOn,
      lastRequest = published.lastRequest,
      updatedOn = published.updatedOn,
      email_address = published.email_address,
      last_updated_dt = CURRENT_TIMESTAMP(),
      last_updated_by = SESSION_USER()
    FROM `${PROJECT}.${DATASET}.stg_student_engagement` AS published
    WHERE published.id = known.id
      AND published.specialization = known.specialization
      AND (
        published.firstName IS DISTINCT FROM known.firstName
        OR published.lastName IS DISTINCT FROM known.lastName
        OR published.country IS DISTINCT FROM known.country
        OR published.level IS DISTINCT FROM known.level
        OR published.attemptsCodingTaskSQL IS DISTINCT FROM known.attemptsCodingTaskSQL
        OR published.attemptsCodingTaskPython IS DISTINCT FROM known.attemptsCodingTaskPython
        OR published.total_de_score IS DISTINCT FROM known.total_de_score
        OR published.total_ml_score IS DISTINCT FROM known.total_ml_score
        OR published.createdOn IS DISTINCT FROM known.createdOn
        OR published.lastRequest IS DISTINCT FROM known.lastRequest
        OR published.updatedOn IS DISTINCT FROM known.updatedOn
        OR published.email_address IS DISTINCT FROM known.email_address
      );
    SET updated = @@row_count;

    INSERT INTO `${PROJECT}.${DATASET}.student_engagement_cdc` (
      id, specialization, firstName, lastName, country, level, attemptsCodingTaskSQL, attemptsCodingTaskPython,
      total_de_score, total_ml_score, createdOn, lastRequest, updatedOn, email_address,
      created_dt, last_updated_dt, last_updated_by
    )
    SELECT
      id, specialization, firstName, lastName, country, level, attemptsCodingTaskSQL, attemptsCodingTaskPython,
      total_de_score, total_ml_score, createdOn, lastRequest, updatedOn, email_address,
      CURRENT_TIMESTAMP(), CURRENT_TIMESTAMP(), SESSION_USER()
    FROM `${PROJECT}.${DATASET}.stg_student_engagement` AS published
    WHERE NOT EXISTS (
      SELECT 1 FROM `${PROJECT}.${DATASET}.student_engagement_cdc` AS known
      WHERE known.id = published.id AND known.specialization = published.specialization
    );
    SET inserted = @@row_count;

    INSERT INTO `${PROJECT}.${DATASET}.run_control` (target_name, source_name, inserted, deleted, updated, run_time)
    VALUES ('student_engagement_cdc', 'stg_student_engagement', inserted, deleted, updated, CURRENT_TIMESTAMP());

    COMMIT TRANSACTION;
  EXCEPTION WHEN ERROR THEN
    ROLLBACK TRANSACTION;
    RAISE USING MESSAGE = @@error.message;
  END;

  SELECT inserted, updated, deleted;
END
