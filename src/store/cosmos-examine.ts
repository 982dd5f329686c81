import type { ContainerDefinition, CosmosClient } from '@azure/cosmos';
import { type CosmosSettings, connectCosmos } from './cosmos.js';
import { containerDefinition, missingIndexes } from './cosmos-index.js';
import type { AnyKind } from './port.js';

export interface CosmosFindings {
  /** `no-identity`: there is no managed identity here. `refused`: the account knows neither the key nor the identity, or lets it do too little. */
  state: 'reached' | 'no-identity' | 'refused' | 'unreachable' | 'no-database';
  /** What the service says the time is, in milliseconds; absent where it did not answer. */
  serviceTime?: number;
  missing: string[];
  /** Containers with another partition key than `/pk`: these can only be made anew. */
  otherPartition: string[];
  /** By container, the index paths that queries need and that are not there. */
  unindexed: Record<string, string[]>;
}

/** Looks at an account without changing anything in it. */
export async function examineCosmos(settings: CosmosSettings, kinds: readonly AnyKind[]): Promise<CosmosFindings> {
  const findings: CosmosFindings = { state: 'reached', missing: [], otherPartition: [], unindexed: {} };
  let client: CosmosClient | undefined;
  try {
    client = await connectCosmos(settings);
    const database = client.database(settings.database);
    const { headers } = await database.read();
    const time = Date.parse(String((headers as Record<string, unknown>)['date']));
    if (Number.isFinite(time)) findings.serviceTime = time;
    for (const kind of kinds) {
      const actual = await database.container(kind.name).read().then(({ resource }) => resource, undefinedIfMissing);
      note(findings, kind, actual);
    }
  } catch (error) {
    findings.state = stateOf(error);
  } finally {
    client?.dispose();
  }
  return findings;
}

function note(findings: CosmosFindings, kind: AnyKind, actual: ContainerDefinition | undefined): void {
  if (actual === undefined) { findings.missing.push(kind.name); return; }
  if (actual.partitionKey?.paths.join() !== '/pk') findings.otherPartition.push(kind.name);
  const lacking = missingIndexes(actual, containerDefinition(kind));
  if (lacking.length > 0) findings.unindexed[kind.name] = lacking;
}

function undefinedIfMissing(error: unknown): undefined {
  if ((error as { code?: unknown }).code !== 404) throw error;
}

/** Nothing of the SDK's messages, which quote addresses and requests. */
function stateOf(error: unknown): CosmosFindings['state'] {
  const { code, name } = error as { code?: unknown; name?: unknown };
  if (code === 401 || code === 403) return 'refused';
  if (code === 404) return 'no-database';
  return name === 'CredentialUnavailableError' || name === 'AuthenticationRequiredError' ? 'no-identity' : 'unreachable';
}
