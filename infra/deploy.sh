#!/usr/bin/env bash
# Deploys infra/main.ENVIRONMENT.bicepparam into a resource group, or tells what that would change:
# ./infra/deploy.sh ENVIRONMENT RESOURCE_GROUP [--what-if]. Prints the deployment's outputs, a line each.
set -uo pipefail
infra=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

stop() {
  echo "$1" >&2
  exit 2
}

[ $# = 2 ] || { [ $# = 3 ] && [ "$3" = --what-if ]; } || stop "deploy.sh takes ENVIRONMENT RESOURCE_GROUP [--what-if]"
parameters=$infra/main.$1.bicepparam
[ -f "$parameters" ] || stop "There is no $parameters: an environment has a parameter file of its own."
command -v az >/dev/null || stop "The Azure CLI (az) is missing: https://aka.ms/azure-cli"
group=(--resource-group "$2" --parameters "$parameters")

if [ $# = 3 ]; then
  exec az deployment group what-if "${group[@]}"
fi
outputs=$(az deployment group create --name "engagement-$1" "${group[@]}" \
  --query 'properties.outputs.[functionAppName.value, functionAppUrl.value, keyVaultName.value, identityPrincipalId.value, tenantId.value, outboundAddress.value]' \
  --output tsv) || exit 1
names=(functionAppName functionAppUrl keyVaultName identityPrincipalId tenantId outboundAddress)
lines='' missing=''
for name in "${names[@]}"; do
  IFS= read -r value || value=
  # Without a network there is no address of one's own.
  [ -n "$value" ] || [ "$name" = outboundAddress ] || missing="$missing $name"
  lines="$lines$name=$value"$'\n'
  # Azure Pipelines reads this line from the output and sets a variable by it.
  [ -z "${TF_BUILD:-}" ] || lines="$lines##vso[task.setvariable variable=$name]$value"$'\n'
done <<<"$outputs"
if [ -n "$missing" ]; then
  echo "The deployment ended well, and its outputs lack$missing. Look at it: az deployment group show --resource-group $2 --name engagement-$1" >&2
  exit 1
fi
printf '%s' "$lines"
