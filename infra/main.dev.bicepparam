using 'main.bicep'

param environmentName = 'dev'
param schedule = '0 0 5 * * *'
param bigQuery = {
  projectId: 'my-project-dev'
  datasetId: 'engagement'
  procedures: ['sp_cdcv2', 'sp_create_student_engagement']
}
param google = {
  signIn: 'Federation'
  workloadIdentityAudience: '//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/engagement/providers/azure'
  serviceAccount: 'engagement-loader@my-project-dev.iam.gserviceaccount.com'
  tokenScope: 'api://engagement-bigquery/.default'
}
param alerts = {
  emails: ['oncall@example.com']
  publishedWithinMinutes: 1560
  slowAfterMinutes: 30
  runbookUri: 'https://example.com/engagement/docs/operations.md'
}
