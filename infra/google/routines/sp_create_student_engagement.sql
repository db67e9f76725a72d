-- The table that people query, made anew from the captured changes: at one instant, by one statement.
-- ${PROJECT} and ${DATASET} are put in by whoever creates the procedure. Not strict: it is created before its tables are.
CREATE OR REPLACE PROCEDURE `${PROJECT}.${DATASET}.sp_create_student_engagement`()
OPTIONS (strict_mode = FALSE)
BEGIN
  CREATE OR REPLACE TABLE `${PROJECT}.${DATASET}.student_engagement` AS
  SELECT * EXCEPT (created_dt, last_updated_dt, last_updated_by)
  FROM `${PROJECT}.${DATASET}.student_engagement_cdc`;

  SELECT COUNT(*) AS student_engagement_rows FROM `${PROJECT}.${DATASET}.student_engagement`;
END
