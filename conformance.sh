#!/usr/bin/env bash
# Outside judges: the GoogleSQL engine for every text, form and rule, Google's bq client for the emulator, gcloud for
# the commands of infra/google, Kusto's language service for the alerts' queries.
# Needs node with npm and the bq client besides what test.sh needs. The last line says how many checks passed.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/EngagementFunctions.Local/prerequisites.sh"
packages=(@fivetrandevelopers/zetasql@1.13.0 @grpc/grpc-js@1.14.7 @grpc/proto-loader@0.7.6
  @kusto/language-service-next@12.4.1)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/engagement-conformance

have_sdk
have_postgres
command -v npm >/dev/null && command -v node >/dev/null ||
  stop "node and npm are needed: https://nodejs.org (they run the GoogleSQL engine)."
command -v bq >/dev/null && command -v gcloud >/dev/null ||
  stop "The clients bq and gcloud are needed: https://cloud.google.com/sdk/docs/install (package google-cloud-cli)."

have_engine() {
  [ "$(cat "$cache/installed" 2>/dev/null)" = "${packages[*]}" ] && return 0
  echo "Installing ${packages[*]} into $cache by npm (about 350 MB)."
  mkdir -p "$cache"
  (cd "$cache" && npm init --yes && npm install --no-audit --no-fund --save-exact "${packages[@]}") >"$cache/log" 2>&1 ||
    { tail -n 20 "$cache/log" >&2; stop "npm could not install them; its last words are above."; }
  echo "${packages[*]}" >"$cache/installed"
}

have_engine
build EngagementFunctions.Tests
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

echo "Taking the app's texts from the app at work..."
(cd "$root" && ENGAGEMENT_CONFORMANCE_FOLDER=$folder dotnet test EngagementFunctions.Tests --configuration Release \
  --no-build --filter "FullyQualifiedName~EngagementFunctions.Tests.Conformance.") >"$folder/log" 2>&1 ||
  { cat "$folder/log" >&2; stop "The texts could not be taken; the tests' messages are above."; }

failed=0
NODE_PATH=$cache/node_modules node "$root/conformance/googlesql.js" \
  "$folder" "$root/EngagementFunctions.Tests/EmulatorSql" | tee "$folder/googlesql" || failed=1
"$root/conformance/bq.sh" "$root/EngagementFunctions.Local/bin/stand-in/Release/net10.0/EngagementFunctions.Local.dll" \
  "$folder" | tee "$folder/bq" || failed=1
"$root/conformance/gcloud.sh" | tee "$folder/gcloud" || failed=1
NODE_PATH=$cache/node_modules node "$root/conformance/kusto.js" "$root"/infra/*.snapshot.json | tee "$folder/kusto" || failed=1
tail -qn 1 "$folder"/{googlesql,bq,gcloud,kusto} |
  awk '{ passed += $1; failed += $3; skipped += $5 } END { print passed + 0 " passed, " failed + 0 " failed, " skipped + 0 " skipped" }'
exit "$failed"
