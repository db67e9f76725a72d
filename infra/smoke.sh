#!/usr/bin/env bash
# Asks a deployed app whether a run would go through, and which build it is:
#   ./infra/smoke.sh URL KEY [--commit COMMIT] [--variant VARIANT]
#   ./infra/smoke.sh URL --key-of APP RESOURCE_GROUP [--commit COMMIT] [--variant VARIANT]   (asks az for the key)
# Prints the app's answer. Ends with 1 where a check is wrong or another build answers, with 2 for a wrong request.
set -uo pipefail

stop() {
  echo "$1" >&2
  exit "${2:-2}"
}

url=${1:-} key='' commit='' variant='' minutes=${ENGAGEMENT_SMOKE_MINUTES:-5}
[[ $url =~ ^https?:// ]] || stop "smoke.sh takes URL KEY [--commit COMMIT] [--variant VARIANT]; URL is https://APP.azurewebsites.net"
shift
if [ "${1:-}" = --key-of ] && [ $# -ge 3 ]; then
  key=$(az functionapp keys list --name "$2" --resource-group "$3" --query functionKeys.default --output tsv) ||
    stop "az gave no key of $2." 1
  shift 3
else
  key=${1:-}
  shift
fi
[ -n "$key" ] || stop "The function key is missing."
while [ $# -gt 0 ]; do
  case $1 in
    --commit) commit=${2:-} ;;
    --variant) variant=${2:-} ;;
    *) stop "smoke.sh has no option $1." ;;
  esac
  shift 2 || stop "$1 needs a value."
done

body=$(mktemp)
trap 'rm -f "$body"' EXIT

# The key goes in by a file: on a command line, every account of the machine could read it.
ask() {
  curl --silent --show-error --output "$body" --write-out '%{http_code}' --max-time 230 --request POST \
    --header 'Content-Length: 0' --config - "${url%/}/api/engagement/checks" <<<"header = \"x-functions-key: $key\""
}

# A new deployment may need a while until it answers, and until the old instances are gone.
# JSON may write the plus sign before the commit as \u002B.
is_build() {
  { [ -z "$commit" ] || grep -qE "\"version\": *\"[^\"]*(\+|\\\\u002B)$commit\"" "$body"; } &&
    { [ -z "$variant" ] || grep -qE "\"variant\": *\"$variant\"" "$body"; }
}

deadline=$((SECONDS + minutes * 60))
while :; do
  status=$(ask) || status=000
  case $status in
    200 | 422) is_build && break ;;
    401 | 403) stop "The app refused the key (status $status)." 1 ;;
    *) ;;
  esac
  [ "$SECONDS" -lt "$deadline" ] || break
  sleep 5
done

cat "$body"
echo
case $status in
  200 | 422) is_build || stop "Another build answers than the one asked for${commit:+, commit $commit}${variant:+, variant $variant}: the deployment has not arrived." 1 ;;
  *) stop "The app did not answer within $minutes minutes (last status $status)." 1 ;;
esac
[ "$status" = 200 ] || stop "Something is wrong; the answer above says what, and what mends it." 1
echo "Nothing is wrong."
