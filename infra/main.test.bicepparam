using 'main.bicep'

// What dev and prod do without: a Google key where federation cannot be had, a secret of another name, writers.
param environmentName = 'test'
param schedule = '0 30 5 * * 1-5'
param source = { signIn: 'Password', connectionSecretName: 'engagement-postgres-test' }
param bigQuery = { projectId: 'my-project-test', datasetId: 'engagement', workDatasetId: 'engagement_shadows' }
param google = { signIn: 'Key', keySecretName: 'engagement-google' }
param secretWriters = [{ objectId: '00000000-0000-0000-0000-00000000000a', kind: 'Group' }]
param settings = { Run__MaxShrink: '0.2' }
param alerts = {
  emails: ['oncall@example.com']
  // No publishedWithinMinutes: weekends are longer than a log alert can look back.
  slowAfterMinutes: 30
  runbookUri: 'https://example.com/engagement/docs/operations.md'
}
