#!/usr/bin/env bash
# The Google side: workload identity federation for the app's managed identity, a service account, two datasets, roles.
# Looks before it makes anything: run again, it changes nothing. With --plan it only tells what it would do.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() {
  cat <<'TEXT'
./infra/google/setup.sh --project PROJECT --tenant TENANT --subject OBJECT_ID --audience URI --dataset DATASET
                        --location LOCATION [--plan] [--routines] [...]

  --project PROJECT         the Google Cloud project (its id)
  --tenant TENANT           id of the Entra tenant that issues the app's tokens
  --subject OBJECT_ID       object id of the app's managed identity: the only one that is let in
  --audience URI            Application ID URI of the Entra app registration, such as api://engagement-bigquery
  --dataset DATASET         dataset of the target
  --location LOCATION       location of the datasets, such as EU
  --work-dataset DATASET    dataset of shadows and journal (default: the other's name and _work)
  --service-account NAME    name before the @ (default: engagement-loader)
  --pool POOL               workload identity pool (default: engagement)
  --provider PROVIDER       provider in it (default: azure)
  --issuer URI              issuer as the token's iss says (default: https://sts.windows.net/TENANT/)
  --routines                also creates the procedures of infra/google/routines that are not there yet
  --plan                    changes nothing, prints each command that would
TEXT
}

# Ends with code 2 for a wrong request, 1 when a step failed.
refuse() {
  echo "$1" >&2
  echo "./infra/google/setup.sh --help lists what can be given." >&2
  exit 2
}

project='' tenant='' subject='' audience='' dataset='' location='' work_dataset='' issuer='' plan='' routines=''
account=engagement-loader pool=engagement provider=azure policy_role=engagementRowPolicies
while [ $# -gt 0 ]; do
  case $1 in
    --help) usage && exit 0 ;;
    --plan) plan=yes && shift && continue ;;
    --routines) routines=yes && shift && continue ;;
    --project | --tenant | --subject | --audience | --dataset | --location | --work-dataset | --service-account | \
      --pool | --provider | --issuer) ;;
    *) refuse "setup.sh has no option $1." ;;
  esac
  [ -n "${2:-}" ] && [ "${2#--}" = "$2" ] || refuse "$1 needs a value."
  name=${1#--} && name=${name//-/_}
  [ "$name" = service_account ] && name=account
  printf -v "$name" %s "$2"
  shift 2
done

missing=
for name in project tenant subject audience dataset location; do
  [ -n "${!name}" ] || missing="$missing --$name"
done
[ -z "$missing" ] || refuse "Missing:$missing"
for program in gcloud bq; do
  command -v "$program" >/dev/null || refuse "$program is missing: https://cloud.google.com/sdk/docs/install"
done

work_dataset=${work_dataset:-${dataset}_work}
issuer=${issuer:-https://sts.windows.net/$tenant/}
email=$account@$project.iam.gserviceaccount.com
condition="assertion.sub == '$subject'"
apis=(bigquery.googleapis.com iam.googleapis.com iamcredentials.googleapis.com sts.googleapis.com)
in_pool=(--workload-identity-pool="$pool" --location=global --project="$project")

. "$here/steps.sh"

step="project $project"
look gcloud projects describe "$project" --format='value(projectNumber)' || failed "there is no such project, or you may not see it."
number=$answer
ensure_apis
ensure_pool
ensure_provider
ensure_account
ensure_impersonation
ensure_project_role roles/bigquery.jobUser 'run jobs'
ensure_policy_role
ensure_project_role "projects/$project/roles/$policy_role" 'list row access policies'
ensure_dataset "$dataset" 'Published, proved student engagement'
ensure_dataset "$work_dataset" 'Shadows and journal of the engagement functions; no readers'
[ -z "$routines" ] || ensure_routines

if [ "$changes" = 0 ]; then
  echo "Nothing to do."
elif [ -n "$plan" ]; then
  echo "$changes changes would be made; nothing was."
else
  echo "$changes changes made."
fi
cat <<TEXT

Settings of the function app:
Google__WorkloadIdentityAudience=//iam.googleapis.com/projects/$number/locations/global/workloadIdentityPools/$pool/providers/$provider
Google__ServiceAccount=$email
Google__TokenScope=${audience%%,*}/.default
TEXT
