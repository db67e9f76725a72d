#!/usr/bin/env bash
# Stands in for gcloud and bq, by whichever name it is called: writes every call to $STAND_IN_FOLDER/calls, every
# change to $STAND_IN_FOLDER/changes, and answers later questions by the changes made. Knows nothing of real projects.
# STAND_IN_FAILS_ON: the change that holds this text fails, with the words in STAND_IN_SAYS, STAND_IN_TIMES times.
line="$(basename "$0") $*"
line=${line//$'\n'/ }
changes=$STAND_IN_FOLDER/changes
touch "$changes"
printf '%q ' "$(basename "$0")" "$@" | tr '\n' ' ' >>"$STAND_IN_FOLDER/calls"
echo >>"$STAND_IN_FOLDER/calls"

made() {
  grep -qE -- "$1" "$changes"
}

absent() {
  echo "ERROR: (gcloud) NOT_FOUND: Requested entity was not found." >&2
  exit 1
}

# What the last change of the provider gave for an option.
option() {
  grep -E 'providers (create|update)-oidc' "$changes" | tail -n 1 | grep -oP -- "--$1=\K.*?(?= --|$)"
}

case $line in
  'gcloud projects describe'*) echo 123456789012 ;;
  'gcloud services list'*) grep -oE '[a-z]+\.googleapis\.com' "$changes" | sort -u ;;
  *'workload-identity-pools describe'*) made 'workload-identity-pools create ' || absent && echo "${STAND_IN_POOL:-ACTIVE|}" ;;
  *'providers describe'*)
    made 'providers create-oidc' || absent
    echo "${STAND_IN_PROVIDER:-ACTIVE|}|$(option issuer-uri)|$(option allowed-audiences)|$(option attribute-condition)"
    ;;
  *'service-accounts describe'*) made 'service-accounts create ' || absent ;;
  *'service-accounts get-iam-policy'*) ! made 'service-accounts add-iam-policy-binding' || echo roles/iam.workloadIdentityUser ;;
  *'projects get-iam-policy'*)
    role=$(grep -oP 'bindings.role="\K[^"]+' <<<"$line")
    ! made "projects add-iam-policy-binding .*--role=$role " || echo "$role"
    ;;
  *'iam roles describe'*) made 'iam roles create' || absent && echo "${STAND_IN_ROLE:-|GA|bigquery.rowAccessPolicies.list}" ;;
  bq*' show '*'--dataset '*)
    name=${line##*:}
    made "mk --dataset .*:$name\$" || { echo "BigQuery error in show operation: Not found: Dataset $name" && exit 2; }
    ! made "GRANT .*\`$name\` TO" || access='{"role": "WRITER", "userByEmail": "engagement-loader@my-project.iam.gserviceaccount.com"}'
    echo "{\"location\": \"EU\", \"access\": [{\"role\": \"OWNER\", \"specialGroup\": \"projectOwners\"}${access:+, $access}]}"
    ;;
  bq*' show '*'--routine '*) made "PROCEDURE .*\.${line##*.}\`" || { echo "Not found: Routine" && exit 2; } ;;
  *)
    failures=$STAND_IN_FOLDER/failures
    touch "$failures"
    if [ -n "${STAND_IN_FAILS_ON:-}" ] && [[ $line == *"$STAND_IN_FAILS_ON"* ]] &&
      [ "$(wc -l <"$failures")" -lt "${STAND_IN_TIMES:-1}" ]; then
      echo once >>"$failures"
      echo "$STAND_IN_SAYS" >&2
      exit 1
    fi
    echo "$line" >>"$changes"
    ;;
esac
