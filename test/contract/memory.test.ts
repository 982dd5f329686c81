import { MemoryStore } from '../support/memory-store.js';
import { describeStoreContract } from './store-contract.js';

describeStoreContract('The store in memory that tests use', async () => new MemoryStore());
