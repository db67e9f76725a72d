metadata description = 'What the parameters look like. A combination that the app refuses cannot be written down.'

@export()
@discriminator('signIn')
@description('How the app signs in to PostgreSQL.')
type sourceType = passwordSourceType | entraSourceType

@description('By a connection string with a password, which is a secret in the vault.')
type passwordSourceType = {
  signIn: 'Password'
  @description('Name of that secret.')
  connectionSecretName: string?
}

@description('By a token of the app\'s identity; there is no password.')
type entraSourceType = {
  signIn: 'Entra'
  @description('Connection string without a password; its user is the name of the identity as PostgreSQL knows it.')
  connectionString: string
  @description('What to ask the token for, where it is not Azure Database for PostgreSQL.')
  tokenScope: string?
}

@export()
@discriminator('kind')
@description('The private root certificate that the PostgreSQL server\'s certificate leads to.')
type rootCertificateType = rootCertificateSettingType | rootCertificateSecretType

type rootCertificateSettingType = {
  kind: 'Setting'
  @description('The certificate as PEM text.')
  pem: string
}

type rootCertificateSecretType = {
  kind: 'Secret'
  @description('Name of the secret in the vault that holds the PEM text.')
  secretName: string
}

@export()
@discriminator('signIn')
@description('How the app signs in to Google. infra/google/setup.sh prints the values for Federation.')
type googleType = federatedGoogleType | keyGoogleType

@description('By workload identity federation: no key exists.')
type federatedGoogleType = {
  signIn: 'Federation'
  @description('The workload identity provider, //iam.googleapis.com/projects/NUMBER/...')
  workloadIdentityAudience: string
  @description('E-mail of the service account that writes.')
  serviceAccount: string
  @description('What to ask the identity for: api://APPLICATION/.default')
  tokenScope: string
}

@description('By a service account\'s key in the vault, where federation cannot be had.')
type keyGoogleType = {
  signIn: 'Key'
  @description('Name of the secret that holds the key.')
  keySecretName: string
}

@export()
@description('Where the rows go.')
type bigQueryType = {
  @description('The Google Cloud project.')
  projectId: string
  @description('The dataset of the target.')
  datasetId: string
  @description('The dataset of shadows and journal, if it is not the other\'s name with _work behind it.')
  workDatasetId: string?
  @description('Procedures to call after publishing, in order.')
  procedures: string[]?
}

@export()
@description('When somebody is told, and who.')
type alertsType = {
  @description('Mail addresses.')
  @minLength(1)
  emails: string[]
  @description('Minutes within which a run must have published: the longest pause of the schedule and a run\'s time. Log alerts look back two days at most: leave it out where the schedule pauses for longer, as over a weekend, and there is no such alert.')
  @minValue(15)
  @maxValue(2880)
  publishedWithinMinutes: int?
  @description('A run that takes longer than so many minutes is slow.')
  @minValue(1)
  @maxValue(1200)
  slowAfterMinutes: int
  @description('Address of docs/operations.md as your people read it; the error code is added as anchor.')
  runbookUri: string
}

@export()
@description('A virtual network, so that storage and vault are reached privately and the app has one outbound address.')
type networkType = {
  @description('Address space of the network.')
  addressPrefix: string
  @description('Subnet of the app, /27 or larger.')
  appSubnetPrefix: string
  @description('Subnet of the private endpoints, /28 or larger.')
  endpointSubnetPrefix: string
}

@export()
@description('Somebody who may write secrets into the vault.')
type secretWriterType = {
  @description('Object id.')
  objectId: string
  @description('What it is.')
  kind: 'User' | 'Group' | 'ServicePrincipal'
}
