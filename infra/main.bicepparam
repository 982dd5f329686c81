using './main.bicep'

// An example: put your agency's values here. Nothing in this file is secret; keys go into the vault, see docs/deploy.md.
param alertEmail = 'it@example.gov'
param coordinators = '00000000-0000-0000-0000-000000000000'
param coordinatorContact = 'Near miss coordinator, extension 4117'
param agencyName = 'Example Police Department'
param agencyOri = ''
param agencyTimeZone = 'America/Phoenix'
