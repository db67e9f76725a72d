#!/usr/bin/env bash
# gcloud itself judges every gcloud command of infra/google/setup.sh, without running any: conformance/gcloud.sh
# The commands are taken from a run against the tests' stand-in.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed=0 failed=0

for program in gcloud bq; do
  cp "$root/EngagementFunctions.Tests/Infra/google-stand-in.sh" "$folder/$program" && chmod +x "$folder/$program"
done

setup() {
  PATH=$folder:$PATH STAND_IN_FOLDER=$folder "$root/infra/google/setup.sh" --project my-project --tenant my-tenant \
    --subject "$1" --audience api://engagement-bigquery --dataset engagement --location EU >/dev/null
}

# The second identity makes it put the provider right.
setup first-identity && setup second-identity || { echo "setup.sh failed against the stand-in" >&2 && exit 1; }

grep '^gcloud ' "$folder/calls" | sort -u |
  sed 's/[\\"]/\\&/g; s/.*/{"command_string": "&"}/' | paste -sd, | sed 's/.*/[&]/' >"$folder/commands.json"
while read -r verdict; do
  case $verdict in
    '"success": true') passed=$((passed + 1)) ;;
    '"success": false') failed=$((failed + 1)) ;;
    *) [ "$verdict" = '"error_message": null' ] || echo "FAILED  $verdict" ;;
  esac
done < <(gcloud meta lint-gcloud-commands --commands-file "$folder/commands.json" 2>&1 |
  grep -oE '"success": (true|false)|"error_message": (null|"([^"\\]|\\.)*")')

echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 10 ]
