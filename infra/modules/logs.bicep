// What the bot prints and what the platform says about it. Nobody's requests: see app.bicep, store.bicep, bot.bicep for what is off.
param name string
param location string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    // Long enough to look back at a fault, short enough that old lines are no archive.
    retentionInDays: 30
    features: {
      disableLocalAuth: true
    }
  }
}

output workspaceId string = workspace.id
