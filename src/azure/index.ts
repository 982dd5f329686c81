/** Microsoft's clouds: their addresses, the tokens with which the bot signs in there, and secrets kept in a Key Vault. */
export { type Cloud, type CloudName, cloudNames, clouds } from './clouds.js';
export { type AppProof, appTokens, managedIdentity, type TokenSource } from './identity.js';
export { isReference, readReferences, type Vault } from './key-vault.js';
