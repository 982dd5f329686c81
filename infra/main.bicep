// Everything that the bot needs in Azure, into one resource group. docs/deploy.md goes through it step by step.
// Deployed twice: first with withApp=false, which makes vault, store and registry; then, when keys and image are there, with the app.
targetScope = 'resourceGroup'

@description('Begins the name of every resource: lower case letters and digits.')
@minLength(4)
@maxLength(10)
param name string = 'nearmiss'

param location string = resourceGroup().location

@description('False on the first run, while vault and registry are still empty.')
param withApp bool = true

@description('The image in the registry of this deployment, such as near-miss:0.1.0.')
param image string = ''

@description('How many copies of the bot run. Two or more, so that one can be replaced while the other answers.')
@minValue(2)
@maxValue(10)
param replicas int = 2

@description('Addresses or ranges that may reach vault and store from outside while somebody sets up. Empty closes both to all but the bot.')
param adminAddresses string[] = []

@description('Where alerts go.')
param alertEmail string

@description('Entra tenants whose people may use the bot, with commas between them.')
param tenantIds string = tenant().tenantId

@description('Entra object ids of the near miss coordinators, with commas between them.')
param coordinators string

@description('How officers reach the coordinator, as text.')
param coordinatorContact string = ''

param agencyName string

@description('The agency’s ORI, nine characters, or nothing.')
param agencyOri string = ''

@description('IANA time zone, such as America/Phoenix.')
param agencyTimeZone string

@description('True when the vault has a secret agency-terms: the agency’s own words for the detectors, one a line.')
param withTerms bool = false

@description('Further settings of the README’s table by their names, such as { LOCALE: \'es\' }.')
param moreSettings object = {}

@description('True in regions with availability zones.')
param zoneRedundant bool = false

@description('Where the bot’s registration lives: global, or the region that your cloud asks for.')
param botLocation string = 'global'

@description('GCCModerateDeployment for an agency in GCC.')
@allowed([
  'CommercialDeployment'
  'GCCModerateDeployment'
])
param teamsEnvironment string = 'CommercialDeployment'

var suffix = uniqueString(resourceGroup().id)

// The bot's one identity: signs in to Teams, to the store, to the vault and to the registry. It has no password that could leak.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: name
    location: location
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: name
    location: location
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: '${name}-${suffix}'
    location: location
    readerPrincipalId: identity.properties.principalId
    adminAddresses: adminAddresses
    networkId: network.outputs.networkId
    subnetId: network.outputs.endpointsSubnetId
    workspaceId: logs.outputs.workspaceId
  }
}

module store 'modules/store.bicep' = {
  name: 'store'
  params: {
    name: '${name}-${suffix}'
    location: location
    writerPrincipalId: identity.properties.principalId
    adminAddresses: adminAddresses
    networkId: network.outputs.networkId
    subnetId: network.outputs.endpointsSubnetId
    zoneRedundant: zoneRedundant
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: {
    name: '${name}${suffix}'
    location: location
    pullerPrincipalId: identity.properties.principalId
  }
}

module app 'modules/app.bicep' = if (withApp) {
  name: 'app'
  params: {
    name: name
    location: location
    identityId: identity.id
    identityClientId: identity.properties.clientId
    image: '${registry.outputs.server}/${image}'
    registryServer: registry.outputs.server
    replicas: replicas
    zoneRedundant: zoneRedundant
    subnetId: network.outputs.appSubnetId
    workspaceId: logs.outputs.workspaceId
    vaultUri: vault.outputs.uri
    cosmosEndpoint: store.outputs.endpoint
    cosmosDatabase: store.outputs.database
    tenantIds: tenantIds
    coordinators: coordinators
    coordinatorContact: coordinatorContact
    agencyName: agencyName
    agencyOri: agencyOri
    agencyTimeZone: agencyTimeZone
    withTerms: withTerms
    moreSettings: moreSettings
  }
}

module bot 'modules/bot.bicep' = if (withApp) {
  name: 'bot'
  params: {
    name: '${name}-${suffix}'
    location: botLocation
    domain: app!.outputs.domain
    identityId: identity.id
    identityClientId: identity.properties.clientId
    teamsEnvironment: teamsEnvironment
  }
}

module alerts 'modules/alerts.bicep' = if (withApp) {
  name: 'alerts'
  params: {
    name: name
    location: location
    email: alertEmail
    appId: app!.outputs.appId
    workspaceId: logs.outputs.workspaceId
    replicas: replicas
  }
}

output appId string = identity.properties.clientId
output domain string = withApp ? app!.outputs.domain : ''
output vaultName string = vault.outputs.name
output registryName string = registry.outputs.name
