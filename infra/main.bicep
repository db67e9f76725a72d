metadata description = 'The engagement functions in one resource group: app, identity, storage, vault, monitoring, alerts.'

import {
  alertsType
  bigQueryType
  googleType
  networkType
  rootCertificateType
  secretWriterType
  sourceType
} from 'modules/types.bicep'

@description('Short name that every resource\'s name begins with.')
@minLength(2)
@maxLength(10)
param workload string = 'engagement'

@description('The environment; each has a resource group of its own.')
@allowed(['dev', 'test', 'prod'])
param environmentName string

@description('Azure region; it must offer Flex Consumption.')
param location string = resourceGroup().location

@description('When the timer fires: six NCrontab fields, seconds first, UTC.')
param schedule string

@description('How the app signs in to PostgreSQL.')
param source sourceType = { signIn: 'Password' }

@description('Private root certificate of the PostgreSQL server; leave it out for a public one.')
param rootCertificate rootCertificateType?

@description('Where the rows go.')
param bigQuery bigQueryType

@description('How the app signs in to Google.')
param google googleType

@description('Further settings by name, as the README lists them.')
param settings { *: string } = {}

@description('When somebody is told, and who.')
param alerts alertsType

@description('Virtual network; leave it out to reach storage and vault by their public addresses.')
param network networkType?

@description('Who may write secrets into the vault.')
param secretWriters secretWriterType[] = []

@description('Memory of an instance in MB. A run of any size needs less than the least.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 512

@description('Most instances at a time. One run works at a time, whoever asks; the others answer questions.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 4

@description('Replication of the host\'s storage.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageSku string = 'Standard_LRS'

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Tags of every resource.')
param tags object = {}

var namePrefix = '${workload}-${environmentName}'
var unique = take(uniqueString(resourceGroup().id, workload, environmentName), 8)
var isPrivate = network != null

// Known before anything is deployed, so that what-if can tell what the roles would become.
var identityName = '${namePrefix}-id'
var storageName = 'st${workload}${environmentName}${unique}'
var vaultName = 'kv-${workload}-${unique}'
var insightsName = '${namePrefix}-appi'
var workspaceName = '${namePrefix}-log'
var packageContainer = 'app-package'
var appName = '${namePrefix}-func-${unique}'

module identity 'modules/identity.bicep' = {
  params: { name: identityName, location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    workspaceName: workspaceName
    insightsName: insightsName
    location: location
    tags: tags
    retentionDays: logRetentionDays
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: storageName
    location: location
    tags: tags
    packageContainer: packageContainer
    sku: storageSku
    isPrivate: isPrivate
  }
}

module vault 'modules/vault.bicep' = {
  dependsOn: [monitoring]
  params: {
    name: vaultName
    location: location
    tags: tags
    isPrivate: isPrivate
    workspaceName: workspaceName
  }
}

module roles 'modules/roles.bicep' = {
  dependsOn: [identity, monitoring, storage, vault]
  params: {
    identityName: identityName
    storageName: storageName
    vaultName: vaultName
    insightsName: insightsName
    secretWriters: secretWriters
  }
}

module privateNetwork 'modules/network.bicep' = if (isPrivate) {
  dependsOn: [storage, vault]
  params: {
    namePrefix: namePrefix
    location: location
    tags: tags
    ranges: network!
    storageName: storageName
    vaultName: vaultName
  }
}

module functionApp 'modules/functionApp.bicep' = {
  // The host signs in to its storage as soon as it starts.
  dependsOn: [roles]
  params: {
    namePrefix: namePrefix
    appName: appName
    location: location
    tags: tags
    identityName: identityName
    storageName: storageName
    packageContainer: packageContainer
    insightsName: insightsName
    vaultName: vaultName
    subnetId: privateNetwork.?outputs.appSubnetId
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    schedule: schedule
    source: source
    rootCertificate: rootCertificate
    bigQuery: bigQuery
    google: google
    settings: settings
  }
}

module alerting 'modules/alerts.bicep' = {
  dependsOn: [monitoring]
  params: {
    namePrefix: namePrefix
    location: location
    tags: tags
    workspaceName: workspaceName
    alerts: alerts
  }
}

@description('Name of the function app, for the deployment of its package.')
output functionAppName string = appName

@description('Address of the function app.')
output functionAppUrl string = 'https://${functionApp.outputs.hostName}'

@description('Name of the vault that wants the connection secret.')
output keyVaultName string = vaultName

@description('Object id of the app\'s identity: the subject that Google trusts.')
output identityPrincipalId string = identity.outputs.principalId

@description('Tenant that issues the identity\'s tokens.')
output tenantId string = tenant().tenantId

@description('The one address that the app\'s connections come from; empty without a network.')
output outboundAddress string = privateNetwork.?outputs.outboundAddress ?? ''
