metadata description = 'The function app on Flex Consumption, and every setting of it.'

import { bigQueryType, googleType, rootCertificateType, sourceType } from 'types.bicep'

@description('Prefix of every name.')
param namePrefix string

@description('Name of the app, unique in all of Azure.')
param appName string

@description('Azure region; it must offer Flex Consumption.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the app\'s identity.')
param identityName string

@description('Name of the host\'s storage account.')
param storageName string

@description('Container in it for the deployed package.')
param packageContainer string

@description('Name of the Application Insights component.')
param insightsName string

@description('Name of the vault.')
param vaultName string

@description('Resource id of the subnet that the app\'s connections leave by; null where there is no network.')
param subnetId string?

@description('Memory of an instance in MB.')
param instanceMemoryMB int

@description('Most instances at a time.')
param maximumInstanceCount int

@description('When the timer fires.')
param schedule string

@description('How the app signs in to PostgreSQL.')
param source sourceType

@description('Private root certificate of the PostgreSQL server.')
param rootCertificate rootCertificateType?

@description('Where the rows go.')
param bigQuery bigQueryType

@description('How the app signs in to Google.')
param google googleType

@description('Further settings by name, as the README lists them.')
param settings { *: string }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: vaultName
}

// Of the platform: how host and telemetry sign in.
var platformSettings = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AZURE_CLIENT_ID: identity.properties.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
}

var requiredSettings = {
  ENGAGEMENT_SCHEDULE: schedule
  KeyVault__Uri: vault.properties.vaultUri
  BigQuery__ProjectId: bigQuery.projectId
  BigQuery__DatasetId: bigQuery.datasetId
}

var sourceSettings = source.signIn == 'Entra'
  ? {
      Source__SignIn: source.signIn
      Source__ConnectionString: source.connectionString
      Source__TokenScope: source.?tokenScope
    }
  : { KeyVault__PostgresSecretName: source.?connectionSecretName }

var rootCertificateSettings = rootCertificate.?kind == 'Setting'
  ? { Source__RootCertificate: rootCertificate.?pem }
  : { KeyVault__RootCertificateSecretName: rootCertificate.?secretName }

var googleSettings = google.signIn == 'Federation'
  ? {
      Google__WorkloadIdentityAudience: google.workloadIdentityAudience
      Google__ServiceAccount: google.serviceAccount
      Google__TokenScope: google.tokenScope
    }
  : { Google__KeySecretName: google.keySecretName }

var bigQuerySettings = {
  BigQuery__WorkDatasetId: bigQuery.?workDatasetId
  BigQuery__Procedures: empty(bigQuery.?procedures) ? null : join(bigQuery.procedures!, ',')
}

// A setting that is null is one that is not set.
var chosenSettings = filter(
  items({ ...sourceSettings, ...rootCertificateSettings, ...googleSettings, ...bigQuerySettings }),
  setting => setting.value != null
)

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: '${namePrefix}-plan'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: appName
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: subnetId
    siteConfig: { minTlsVersion: '1.2', http20Enabled: true }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
    }
  }

  resource appsettings 'config' = {
    name: 'appsettings'
    properties: {
      ...platformSettings
      ...requiredSettings
      ...toObject(chosenSettings, setting => setting.key, setting => setting.value)
      ...settings
    }
  }

  resource scmPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }

  resource ftpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }
}

@description('Host name of the app.')
output hostName string = app.properties.defaultHostName
