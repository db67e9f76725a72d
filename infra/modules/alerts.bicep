metadata description = 'Who is told what: one record ends each run, and these rules read it.'

import { alertsType } from 'types.bicep'

@description('Prefix of every name.')
param namePrefix string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Thresholds and receivers.')
param alerts alertsType

var runs = '''
AppTraces
| where Properties.EventName in ("RunFinished", "RunNotFinished")
| extend
    Event = tostring(Properties.EventName),
    RunId = tostring(Properties.RunId),
    State = tostring(Properties.State),
    Seconds = todouble(Properties.Seconds),
    PolicyChanges = tolong(Properties.PolicyChanges),
    DryRun = tolower(tostring(Properties.DryRun)) == "true",
    Code = tostring(Properties.ErrorCode)
'''

// What a rule hands on: its dimensions stand in the mail. The anchor is the error code, or the rule's own where
// nothing failed.
var dimensions = map(['RunId', 'ErrorCode', 'Runbook'], name => { name: name, operator: 'Include', values: ['*'] })
var findings = '''
| extend ErrorCode = iff(isempty(Code), "none", Code)
| extend Runbook = strcat("{0}#", iff(isempty(Code), "{1}", Code))
| project TimeGenerated, RunId, ErrorCode, Runbook
'''

var publishedWithin = alerts.?publishedWithinMinutes ?? 0

// Its run is the last one that published. A summary of no rows is a row all the same, of nulls.
var nothingPublished = {
  name: 'nothing_published'
  text: 'No run has published within ${publishedWithin} minutes: the app did not start, or every run failed.'
  severity: 1
  window: 'P2D'
  frequency: 'PT15M'
  condition: '''
| where State in ("finished", "published") and not(DryRun)
| summarize (Last, RunId) = arg_max(TimeGenerated, RunId)
| where isnull(Last) or Last < ago({0}m)
| extend TimeGenerated = now(), RunId = iff(isempty(RunId), "none", RunId), Code = ""
'''
}

var ofRuns = [
  {
    name: 'run_failed'
    text: 'A run failed. The target is unchanged, unless the run\'s state is published: then what follows did not end well.'
    severity: 1
    window: 'PT30M'
    frequency: 'PT5M'
    condition: '| where State == "failed" or (State == "published" and Event == "RunNotFinished")'
  }
  {
    name: 'run_refused'
    text: 'A gate refused to publish what a run had loaded. The target is unchanged.'
    severity: 1
    window: 'PT30M'
    frequency: 'PT5M'
    condition: '| where State == "refused"'
  }
  {
    name: 'run_slow'
    text: 'A run took longer than ${alerts.slowAfterMinutes} minutes.'
    severity: 2
    window: 'PT30M'
    frequency: 'PT15M'
    condition: '| where Seconds > ${alerts.slowAfterMinutes * 60}'
  }
  {
    name: 'values_changed'
    text: 'A column\'s policy turned values into NULL, because BigQuery cannot hold them.'
    severity: 3
    window: 'PT30M'
    frequency: 'PT15M'
    condition: '| where PolicyChanges > 0'
  }
]

var rules = concat(ofRuns, publishedWithin == 0 ? [] : [nothingPublished])

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = {
  name: workspaceName
}

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${namePrefix}-people'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'engagement'
    emailReceivers: [
      for (address, i) in alerts.emails: { name: 'mail-${i}', emailAddress: address, useCommonAlertSchema: true }
    ]
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for rule in rules: {
    name: '${namePrefix}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${namePrefix} ${rule.name}'
      description: rule.text
      enabled: true
      severity: rule.severity
      scopes: [workspace.id]
      evaluationFrequency: rule.frequency
      windowSize: rule.window
      // One mail for a run, however often its record is found in the window.
      autoMitigate: true
      // The table exists only once the app has written.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: '${runs}${format(rule.condition, publishedWithin)}\n${format(findings, alerts.runbookUri, rule.name)}'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            dimensions: dimensions
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]
