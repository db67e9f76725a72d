# Sourced by setup.sh: each step looks whether a thing is there as it should be, and makes it otherwise.

step='' answer='' changes=0

failed() {
  echo "FAILED at $step: $1" >&2
  echo "What was made before stays. Mend this and run the same command again." >&2
  exit 1
}

tell() {
  printf '%-8s %s\n' "$1" "$2"
}

# What bq and gcloud say, in which words, of a thing that is not there.
absent='NOT_FOUND|not found|does not exist'

# Asks without changing anything. False when it is not there; any other failure ends the script.
look() {
  local errors code
  errors=$(mktemp)
  answer=$("$@" 2>"$errors")
  code=$?
  # bq tells its errors on standard output, and breaks the lines anywhere.
  [ "$code" = 0 ] || { answer="$(<"$errors")$answer" && answer=${answer//$'\n'/ }; }
  rm -f "$errors"
  [ "$code" = 0 ] || grep -qiE "$absent" <<<"$answer" || failed "$1 said: $answer"
  return "$code"
}

# Changes something; with --plan it only tells the command. What was made a moment ago is not known everywhere at
# once: where something is said to be absent, a minute is given.
change() {
  local tries=6
  changes=$((changes + 1))
  if [ -n "$plan" ]; then
    # Of a text with several lines, the first.
    tell would "$(printf '%q ' "${@%%$'\n'*}")"
    return
  fi
  until answer=$("$@" 2>&1); do
    tries=$((tries - 1))
    grep -qiE "$absent" <<<"${answer//$'\n'/ }" && [ "$tries" -gt 0 ] || failed "$1 said: $answer"
    sleep "${ENGAGEMENT_SETUP_PAUSE:-12}"
  done
  tell made "$step"
}

ensure_apis() {
  local api off=()
  step="the services that must be on"
  look gcloud services list --enabled --project="$project" --format='value(config.name)' || true
  for api in "${apis[@]}"; do grep -qx "$api" <<<"$answer" || off+=("$api"); done
  if [ "${#off[@]}" = 0 ]; then tell ok "$step"; else change gcloud services enable "${off[@]}" --project="$project"; fi
}

# What was deleted or switched off, somebody meant to be so: that is not undone here.
in_use() {
  [ "$1" != DELETED ] ||
    failed "it was deleted, and its name is kept for 30 days. Take it back: $3 undelete $5"
  case $2 in
    [Tt]rue) failed "it is disabled, and lets nobody in. If it may be used again: $3 $4 $5 --no-disabled" ;;
  esac
}

ensure_pool() {
  step="workload identity pool $pool"
  if ! look gcloud iam workload-identity-pools describe "$pool" --location=global --project="$project" \
    --format='value[separator="|"](state,disabled)'; then
    change gcloud iam workload-identity-pools create "$pool" --location=global --project="$project" \
      --display-name='Engagement functions' --description='Lets the function app in Azure sign in without a key'
  else
    in_use "${answer%|*}" "${answer#*|}" "gcloud iam workload-identity-pools" update "$pool --location=global --project=$project"
    tell ok "$step"
  fi
}

ensure_provider() {
  local state disabled shape parts=(--issuer-uri="$issuer" --allowed-audiences="$audience"
    --attribute-mapping=google.subject=assertion.sub --attribute-condition="$condition")
  step="provider $provider, which lets in nobody but $subject"
  if ! look gcloud iam workload-identity-pools providers describe "$provider" "${in_pool[@]}" \
    --format='value[separator="|"](state,disabled,oidc.issuerUri,oidc.allowedAudiences.list(),attributeCondition)'; then
    change gcloud iam workload-identity-pools providers create-oidc "$provider" "${in_pool[@]}" "${parts[@]}"
    return
  fi
  IFS='|' read -r state disabled shape <<<"$answer"
  in_use "$state" "$disabled" "gcloud iam workload-identity-pools providers" update-oidc "$provider ${in_pool[*]}"
  if [ "$shape" != "$issuer|$audience|$condition" ]; then
    change gcloud iam workload-identity-pools providers update-oidc "$provider" "${in_pool[@]}" "${parts[@]}"
  else
    tell ok "$step"
  fi
}

ensure_account() {
  step="service account $email"
  if look gcloud iam service-accounts describe "$email" --project="$project" --format='value(email)'; then
    tell ok "$step"
  else
    change gcloud iam service-accounts create "$account" --project="$project" --display-name='Engagement functions'
  fi
}

ensure_impersonation() {
  local member="principal://iam.googleapis.com/projects/$number/locations/global/workloadIdentityPools/$pool/subject/$subject"
  step="the identity may act as $account (roles/iam.workloadIdentityUser)"
  if look gcloud iam service-accounts get-iam-policy "$email" --project="$project" --flatten='bindings[].members' \
    --filter="bindings.role=roles/iam.workloadIdentityUser AND bindings.members=\"$member\"" \
    --format='value(bindings.role)' && [ -n "$answer" ]; then
    tell ok "$step"
  else
    change gcloud iam service-accounts add-iam-policy-binding "$email" --project="$project" \
      --role=roles/iam.workloadIdentityUser --member="$member" --condition=None --format=none
  fi
}

# A role on the whole project, and what it allows.
ensure_project_role() {
  step="$account may $2 ($1)"
  if look gcloud projects get-iam-policy "$project" --flatten='bindings[].members' \
    --filter="bindings.role=\"$1\" AND bindings.members=\"serviceAccount:$email\"" \
    --format='value(bindings.role)' && [ -n "$answer" ]; then
    tell ok "$step"
  else
    change gcloud projects add-iam-policy-binding "$project" --role="$1" \
      --member="serviceAccount:$email" --condition=None --format=none
  fi
}

# Whether a table has row access policies, roles/bigquery.dataEditor does not let one see; roles/bigquery.dataOwner
# would, and let change them besides. So a role of the project's own holds that one permission.
ensure_policy_role() {
  local permission=bigquery.rowAccessPolicies.list
  step="role $policy_role ($permission, and nothing else)"
  if ! look gcloud iam roles describe "$policy_role" --project="$project" \
    --format='value[separator="|"](deleted,stage,includedPermissions.list())'; then
    change gcloud iam roles create "$policy_role" --project="$project" --permissions="$permission" --stage=GA \
      --title='Engagement: sees whether row access policies exist' --format=none
    return
  fi
  case $answer in
    [Tt]rue'|'*) failed "it was deleted. Take it back: gcloud iam roles undelete $policy_role --project=$project" ;;
    *"|GA|$permission") tell ok "$step" ;;
    *) change gcloud iam roles update "$policy_role" --project="$project" --permissions="$permission" --stage=GA --format=none ;;
  esac
}

ensure_dataset() {
  local access
  step="dataset $1"
  if look bq --project_id="$project" show --format=json --dataset "$project:$1"; then
    grep -qi "\"location\": *\"$location\"" <<<"$answer" ||
      failed "it lies elsewhere than $location, and a dataset cannot be moved. Name its location, or another dataset."
    tell ok "$step"
  else
    answer=
    change bq --project_id="$project" --location="$location" mk --dataset --description="$2" "$project:$1"
  fi
  step="$account may write to $1 (roles/bigquery.dataEditor)"
  # In the access list of a dataset the role goes by its old name, WRITER.
  access=$(grep -oE '\{[^{}]*\}' <<<"$answer" | grep -F "\"$email\"" | grep -E 'WRITER|roles/bigquery.dataEditor')
  if [ -n "$access" ]; then
    tell ok "$step"
  else
    change bq --project_id="$project" --location="$location" query --nouse_legacy_sql --format=none \
      "GRANT \`roles/bigquery.dataEditor\` ON SCHEMA \`$project\`.\`$1\` TO \"serviceAccount:$email\""
  fi
}

ensure_routines() {
  local file name sql
  for file in "$here"/routines/*.sql; do
    name=$(basename "$file" .sql)
    step="procedure $dataset.$name"
    if look bq --project_id="$project" show --format=none --routine "$project:$dataset.$name"; then
      tell ok "$step"
      continue
    fi
    sql=$(sed '/^--/d' "$file")
    sql=${sql//'${PROJECT}'/$project}
    change bq --project_id="$project" --location="$location" query --nouse_legacy_sql --format=none \
      "${sql//'${DATASET}'/$dataset}"
  done
}
