using 'main.bicep'

param environmentName = 'prod'
param schedule = '0 0 5 * * *'
param source = {
  signIn: 'Entra'
  connectionString: 'Host=school.postgres.database.azure.com;Database=school;Username=engagement-prod-id'
}
param rootCertificate = { kind: 'Secret', secretName: 'postgres-root-certificate' }
param bigQuery = {
  projectId: 'my-project'
  datasetId: 'engagement'
  procedures: ['sp_cdcv2', 'sp_create_student_engagement']
}
param google = {
  signIn: 'Federation'
  workloadIdentityAudience: '//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/engagement/providers/azure'
  serviceAccount: 'engagement-loader@my-project.iam.gserviceaccount.com'
  tokenScope: 'api://engagement-bigquery/.default'
}
param alerts = {
  emails: ['oncall@example.com']
  publishedWithinMinutes: 1560
  slowAfterMinutes: 30
  runbookUri: 'https://example.com/engagement/docs/operations.md'
}
param network = {
  addressPrefix: '10.42.0.0/24'
  appSubnetPrefix: '10.42.0.0/26'
  endpointSubnetPrefix: '10.42.0.64/27'
}
param storageSku = 'Standard_ZRS'
param logRetentionDays = 90
