// Alerts on the bot's health. They count; no line of a log is put into a message, and none looks at how much the bot is used:
// an alert that follows use would tell when somebody reported.
param name string
param location string
param email string
param appId string
param workspaceId string
param replicas int

resource recipients 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  properties: {
    groupShortName: 'nearmiss'
    enabled: true
    emailReceivers: [
      {
        name: 'it'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

var metrics = [
  {
    name: 'restarts'
    description: 'A copy of the bot was started again more than three times.'
    metric: 'RestartCount'
    operator: 'GreaterThan'
    threshold: 3
  }
  {
    name: 'replicas'
    description: 'Fewer copies of the bot run than were asked for.'
    metric: 'Replicas'
    operator: 'LessThan'
    threshold: replicas
  }
]

resource metricAlerts 'Microsoft.Insights/metricAlerts@2018-03-01' = [for item in metrics: {
  name: '${name}-${item.name}'
  location: 'global'
  properties: {
    description: item.description
    severity: 1
    enabled: true
    scopes: [appId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: item.name
          metricNamespace: 'Microsoft.App/containerApps'
          metricName: item.metric
          operator: item.operator
          threshold: item.threshold
          timeAggregation: 'Maximum'
        }
      ]
    }
    actions: [
      {
        actionGroupId: recipients.id
      }
    ]
  }
}]

var queries = [
  {
    name: 'errors'
    description: 'The bot reports errors of its own: a turn or a planned job failed.'
    query: 'ContainerAppConsoleLogs | where ContainerAppName == "${name}" and Log contains "\\"level\\":\\"error\\"" | summarize failures = count()'
    threshold: 0
  }
  {
    name: 'probes'
    description: 'The bot, or the store behind it, does not answer the platform.'
    query: 'ContainerAppSystemLogs | where ContainerAppName == "${name}" and Log contains "probe failed" | summarize failures = count()'
    threshold: 5
  }
]

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for item in queries: {
  name: '${name}-${item.name}'
  location: location
  properties: {
    displayName: '${name}-${item.name}'
    description: item.description
    severity: 1
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT15M'
    criteria: {
      allOf: [
        {
          query: item.query
          metricMeasureColumn: 'failures'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: item.threshold
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    // The workspace's table comes into being with its first line.
    skipQueryValidation: true
    autoMitigate: true
    actions: {
      actionGroups: [recipients.id]
    }
  }
}]
