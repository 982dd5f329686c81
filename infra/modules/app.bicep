// The bot's process, twice or more.
param name string
param location string
param identityId string
param identityClientId string
param image string
param registryServer string
param replicas int
param zoneRedundant bool
param subnetId string
param workspaceId string
param vaultUri string
param cosmosEndpoint string
param cosmosDatabase string
param tenantIds string
param coordinators string
param coordinatorContact string
param agencyName string
param agencyOri string
param agencyTimeZone string
param withTerms bool
param moreSettings object

resource environmentOfApp 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: name
  location: location
  properties: {
    vnetConfiguration: {
      infrastructureSubnetId: subnetId
      internal: false
    }
    zoneRedundant: zoneRedundant
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
    // Without a key of the workspace: the diagnostic setting below says what is sent.
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
  }
}

// Two categories by name and no group of them: a group would take in whatever is added to it later, access logs too.
// What the bot prints passes its allow-list and says nothing of people (src/base/log.ts). Lines that could be matched with
// a person by their time are printed at the levels debug and trace only, for a turn that went well none at all.
//
// For the same reason there is no Application Insights, no Front Door and no gateway before the app: each writes a line with
// address and time for every request.
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environmentOfApp
  name: 'process'
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

var secretNames = concat(['receipt-key', 'pool-public-jwk', 'pool-private-jwk'], withTerms ? ['agency-terms'] : [])

var settings = {
  MICROSOFT_APP_ID: identityClientId
  MICROSOFT_APP_TYPE: 'UserAssignedMSI'
  MICROSOFT_APP_TENANT_ID: tenant().tenantId
  TENANT_IDS: tenantIds
  COORDINATORS: coordinators
  COORDINATOR_CONTACT: coordinatorContact
  COSMOS_ENDPOINT: cosmosEndpoint
  COSMOS_DATABASE: cosmosDatabase
  AGENCY_NAME: agencyName
  AGENCY_ORI: agencyOri
  AGENCY_TIME_ZONE: agencyTimeZone
  // The app's own address, as ingress gives it: its name under the environment's domain.
  PUBLIC_URL: 'https://${name}.${environmentOfApp.properties.defaultDomain}'
  AGENCY_TERMS_FILE: withTerms ? '/mnt/secrets/agency-terms' : ''
}

var secretSettings = {
  RECEIPT_KEY: 'receipt-key'
  POOL_PUBLIC_JWK: 'pool-public-jwk'
  POOL_PRIVATE_JWK: 'pool-private-jwk'
}

var plainEnvironment = [for setting in items(union(settings, moreSettings)): {
  name: setting.key
  value: setting.value
}]

var secretEnvironment = [for setting in items(secretSettings): {
  name: setting.key
  secretRef: setting.value
}]

resource app 'Microsoft.App/containerApps@2025-01-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environmentOfApp.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 3978
        transport: 'http'
        allowInsecure: false
      }
      registries: [
        {
          server: registryServer
          identity: identityId
        }
      ]
      secrets: [for secret in secretNames: {
        name: secret
        keyVaultUrl: '${vaultUri}secrets/${secret}'
        identity: identityId
      }]
    }
    template: {
      // Time to finish what was accepted; the bot stops by itself when it has.
      terminationGracePeriodSeconds: 60
      containers: [
        {
          name: 'bot'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: concat(plainEnvironment, secretEnvironment)
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: 3978
              }
              periodSeconds: 3
              failureThreshold: 10
            }
            {
              // Says that the process answers. The store is left out: restarting the bot would not mend it.
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: 3978
              }
              periodSeconds: 15
              timeoutSeconds: 5
              failureThreshold: 4
            }
            {
              // Says that the store answers too: a copy that cannot store a report is sent none.
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: 3978
              }
              periodSeconds: 10
              timeoutSeconds: 8
              failureThreshold: 3
            }
          ]
          volumeMounts: withTerms ? [
            {
              volumeName: 'secrets'
              mountPath: '/mnt/secrets'
            }
          ] : []
        }
      ]
      scale: {
        minReplicas: replicas
        maxReplicas: replicas
      }
      volumes: withTerms ? [
        {
          name: 'secrets'
          storageType: 'Secret'
          secrets: [
            {
              secretRef: 'agency-terms'
              path: 'agency-terms'
            }
          ]
        }
      ] : []
    }
  }
}

output appId string = app.id
output domain string = app.properties.configuration.ingress.fqdn
