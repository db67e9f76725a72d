metadata description = 'The identity of the function app: its object id is the subject that Google trusts.'

@description('Name of the identity.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Object id: receives the roles, and is the subject of its tokens.')
output principalId string = identity.properties.principalId
