#!/usr/bin/env bash
# bq.sh EMULATOR_DLL FOLDER: Google's own command line against the emulator, a step at a time, each with what a user
# has to see. FOLDER holds people.parquet. The last line says how many steps passed and failed.
set -uo pipefail
emulator=$1 folder=$2
project=engagement-demo
passed=0 failed=0
work=$(mktemp -d)
export CLOUDSDK_CONFIG=$work/settings CLOUDSDK_CORE_DISABLE_PROMPTS=1 COLUMNS=200
mkdir "$CLOUDSDK_CONFIG"

dotnet "$emulator" emulator --port 0 --project "$project" --dataset engagement >"$work/emulator" 2>&1 &
process=$!
trap 'kill "$process" 2>/dev/null; wait "$process" 2>/dev/null; rm -rf "$work"' EXIT

origin=
for _ in $(seq 240); do
  origin=$(sed -n 's|^BigQuery emulator: \(http://[^/]*\)/.*|\1|p' "$work/emulator")
  [ -z "$origin" ] && kill -0 "$process" 2>/dev/null || break
  sleep 0.5
done
[ -n "$origin" ] || { echo "The emulator did not start:" >&2; cat "$work/emulator" >&2; exit 2; }

# bq writes its errors to standard output, broken into lines of its own width: blanks and line ends count as nothing.
squeezed() { tr -d ' \n\r'; }

# step CODE PATTERN ARGUMENTS...: bq ends with CODE and says PATTERN (a glob, blanks left out).
step() {
  local code=$1 pattern output ended
  pattern=$(squeezed <<<"$2")
  shift 2
  output=$(bq --bigqueryrc=/dev/null --headless --oauth_access_token=none --api "$origin" --project_id "$project" \
    "$@" 2>"$work/errors" </dev/null)
  ended=$?
  # shellcheck disable=SC2053
  if [ "$ended" = "$code" ] && [[ $(squeezed <<<"$output") == $pattern ]]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED bq %s\n  ended with %s, wanted %s and %s\n%s\n' "$*" "$ended" "$code" "$pattern" "$output"
    tail -n 3 "$work/errors"
  fi
}

query() { local code=$1 pattern=$2; shift 2; step "$code" "$pattern" --format=csv query --nouse_legacy_sql "$@"; }

printf '%s\n' '{"id":1,"name":"Ana","score":"1.50"}' '{"id":2,"name":null,"score":2}' '{"id":3}' >"$work/people.ndjson"
printf '%s\n' id,name,score '4,"a, b",4' 5,,5.5 >"$work/people.csv"
printf '%s\n' '{"id":"x"}' >"$work/wrong.ndjson"
printf '%s\n' '{}' >"$work/empty.ndjson"
printf '%s\n' '[{"name":"id","type":"INTEGER","mode":"REQUIRED","description":"the key"}]' >"$work/schema.json"

# Datasets.
step 0 '*engagement*' ls
step 0 '*Dataset*second*successfully created*' mk -d --description 'the second' second
step 1 '*already exists*' mk -d second
step 0 '*"description":"the second"*' --format=json show second
step 0 '' rm -f -d second
step 2 '*Not found: Dataset*second*' show second
step 2 '*Not found: Dataset*second*' ls second

# Tables.
step 0 '*successfully created*' mk --table engagement.people id:INTEGER,name:STRING,score:NUMERIC
step 1 '*already exists*' mk --table engagement.people id:INTEGER
step 0 '*successfully created*' mk --table --time_partitioning_field day --clustering_fields id engagement.days day:DATE,id:INTEGER
step 0 '*"timePartitioning":{"type":"DAY","field":"day"}*"clustering":{"fields":[[]"id"]}*' --format=json show engagement.days
step 0 '*successfully created*' mk --table engagement.strict "$work/schema.json"
step 0 '[[]{"name":"id","type":"INTEGER","mode":"REQUIRED","description":"the key"}]' --format=json show --schema engagement.strict
step 0 '*successfully updated*' update --description 'who they are' engagement.people
step 0 '*"description":"who they are"*' --format=json show engagement.people
step 2 '*Not found: Table*nosuch*' show engagement.nosuch

# Loads.
step 0 '' load --source_format=NEWLINE_DELIMITED_JSON engagement.people "$work/people.ndjson"
step 0 '' load --source_format=CSV --skip_leading_rows=1 engagement.people "$work/people.csv"
step 0 '' load --source_format=PARQUET --schema_update_option=ALLOW_FIELD_ADDITION engagement.people "$folder/people.parquet"
step 1 '*Error while reading data*' load --source_format=NEWLINE_DELIMITED_JSON engagement.people "$work/wrong.ndjson"
step 1 '*Could not convert value to int64*' load --source_format=CSV engagement.people "$work/people.csv"
step 1 '*Input file is not in Parquet format.*' load --source_format=PARQUET engagement.people "$work/people.csv"
step 1 '*Missing required field: id.*' load --source_format=NEWLINE_DELIMITED_JSON engagement.strict "$work/empty.ndjson"
query 0 'f0_7' 'SELECT COUNT(*) FROM engagement.people'
step 0 '' load --replace --source_format=CSV --skip_leading_rows=1 engagement.fresh "$work/people.csv" id:INTEGER,name:STRING,score:FLOAT
query 0 'n,s2,9.5' 'SELECT COUNT(*) AS n, SUM(score) AS s FROM engagement.fresh'

# Rows and pages.
step 0 'id,name,score2,,23,,' --format=csv head -n 2 -s 1 engagement.people
step 0 '[[]{"id":"1","name":"Ana","score":"1.5"}]' --format=json head --max_rows=1 engagement.people
step 2 '*Not found: Table*nosuch*' head engagement.nosuch
query 0 'x12' -n 2 'SELECT x FROM UNNEST([1, 2, 3]) AS x ORDER BY x'
query 0 'x23' --max_rows=2 --start_row=1 'SELECT x FROM UNNEST([1, 2, 3, 4]) AS x ORDER BY x'
query 0 'n,lastx250000,250000' --max_rows=5 'SELECT COUNT(*) AS n, MAX(x) AS lastx FROM UNNEST(GENERATE_ARRAY(1, 250000)) AS x'

# Queries.
query 0 'm,words6,é' --parameter=n:INT64:5 --parameter=words::é 'SELECT @n + 1 AS m, @words AS words'
query 0 'm6' --parameter=:INT64:5 'SELECT ? + 1 AS m'
query 0 'n2' --parameter='ids:ARRAY<INT64>:[1,2,9]' 'SELECT COUNT(*) AS n FROM engagement.people WHERE id IN UNNEST(@ids)'
query 0 '*' --destination_table=engagement.kept --replace --parameter=day:DATE:2024-02-29 'SELECT @day AS day'
query 0 'day2024-02-29' 'SELECT day FROM engagement.kept'
query 1 '*Already Exists: Table*kept*' --destination_table=engagement.kept 'SELECT 1 AS day'
query 0 '*' 'CREATE TABLE engagement.made AS SELECT 1 AS a'
query 0 '*affected*2*' --format=pretty 'INSERT engagement.made VALUES (2), (3)'
step 0 '*successfully validated*' query --nouse_legacy_sql --dry_run 'SELECT id FROM engagement.people'
query 1 '*Unrecognized name: nosuch at [[]1:8]*' --dry_run 'SELECT nosuch FROM engagement.people'
query 1 '*Syntax error: Unexpected identifier "SELEC" at [[]1:1]*' 'SELEC 1'
query 2 '*Not found: Table engagement-demo:engagement.nosuch was not found*' 'SELECT * FROM engagement.nosuch'
query 1 '*division by zero: 1 / 0*' 'SELECT 1 / 0'
query 1 "*Query parameter 'n' not found*" 'SELECT @n'

# Copies.
step 0 '*successfully copied*' cp -f engagement.people engagement.copied
step 0 '*"numRows":"7"*' --format=json show engagement.copied
step 0 '*successfully copied*' cp -a engagement.people engagement.copied
step 0 '*"numRows":"14"*' --format=json show engagement.copied
step 1 '*Not found: Table*nosuch*' cp -f engagement.nosuch engagement.copied
step 0 '*copied*people*' ls engagement

# Jobs.
step 0 '*query*' ls -j -n 3
query 0 'a1' --job_id=named_job 'SELECT 1 AS a'
step 0 '*"state":"DONE"*' --format=json show -j named_job
step 0 '*SUCCESS*' wait named_job
query 1 '*Already Exists: Job*named_job*' --job_id=named_job 'SELECT 1 AS a'
step 2 '*Not found: Job*nosuch*' show -j nosuch

# What goes.
step 0 '' rm -f -t engagement.copied
step 2 '*Not found: Table*copied*' show engagement.copied
step 1 '*still in use*' rm -f -d engagement
step 0 '' rm -r -f -d engagement

echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
