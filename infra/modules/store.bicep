// The document store. Reached by the bot's identity only: it has no keys that could be copied.
//
// There are no diagnostic settings here, and there must be none: Cosmos DB's DataPlaneRequests and QueryRuntimeStatistics record
// the moment, the address and the document of every write. Beside Teams' own records that is who reported.
param name string
param location string
param writerPrincipalId string
param adminAddresses string[]
param networkId string
param subnetId string
param zoneRedundant bool

// Made by the bot's own code (npm run infra:containers), so that what is indexed here is what it filters and orders by.
var containers = loadJsonContent('../containers.json')

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-04-15' = {
  name: name
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: zoneRedundant
      }
    ]
    capabilities: [
      {
        name: 'EnableServerless'
      }
    ]
    // The replicas have no session in common: what one has written, the other must see.
    consistencyPolicy: {
      defaultConsistencyLevel: 'Strong'
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: empty(adminAddresses) ? 'Disabled' : 'Enabled'
    ipRules: [for address in adminAddresses: {
      ipAddressOrRange: address
    }]
    // Daily copies, kept for a week. Continuous backup would let somebody restore every second of the past, and so the order of reports.
    backupPolicy: {
      type: 'Periodic'
      periodicModeProperties: {
        backupIntervalInMinutes: 1440
        backupRetentionIntervalInHours: 168
        backupStorageRedundancy: 'Geo'
      }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-04-15' = {
  parent: account
  name: 'near-miss'
  properties: {
    resource: {
      id: 'near-miss'
    }
  }
}

@batchSize(1)
resource kinds 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-04-15' = [for container in containers: {
  parent: database
  name: container.id
  properties: {
    resource: {
      id: container.id
      partitionKey: {
        paths: container.partitionKey.paths
        kind: 'Hash'
        version: 2
      }
      indexingPolicy: container.indexingPolicy
    }
  }
}]

// What the bot does with documents and nothing more. Microsoft's own contributor role would also read the change feed: the order of all writes.
resource role 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions@2025-04-15' = {
  parent: account
  name: guid(account.id, 'near-miss-bot')
  properties: {
    roleName: 'Near miss bot'
    type: 'CustomRole'
    assignableScopes: [account.id]
    permissions: [
      {
        dataActions: [
          'Microsoft.DocumentDB/databaseAccounts/readMetadata'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/create'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/read'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/replace'
          'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/delete'
        ]
      }
    ]
  }
}

resource writer 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-04-15' = {
  parent: account
  name: guid(account.id, writerPrincipalId, 'near-miss-bot')
  properties: {
    principalId: writerPrincipalId
    roleDefinitionId: role.id
    scope: account.id
  }
}

module endpoint 'private-endpoint.bicep' = {
  name: 'store-endpoint'
  params: {
    name: '${name}-store'
    location: location
    networkId: networkId
    subnetId: subnetId
    serviceId: account.id
    part: 'Sql'
    zoneName: environment().name == 'AzureUSGovernment' ? 'privatelink.documents.azure.us' : 'privatelink.documents.azure.com'
  }
}

output endpoint string = account.properties.documentEndpoint
output database string = database.name
