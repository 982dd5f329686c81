import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an Azure machine is to its managed identity: App Service's local address that hands out tokens. */
export interface AzureMachine {
  /** What tokens were asked for. */
  asked: { resource: string; clientId: string | undefined }[];
  /** The token for a resource. */
  tokenFor(resource: string): string;
  close(): Promise<void>;
}

/** Makes this process one that runs in App Service, as far as its identity is concerned. */
export async function startAzureMachine(): Promise<AzureMachine> {
  const machine: AzureMachine = { asked: [], tokenFor: (resource) => `token-for-${resource}`, close: async () => undefined };
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://machine').searchParams;
    const resource = query.get('resource') ?? '';
    const known = request.headers['x-identity-header'] === 'machine-secret';
    if (known) machine.asked.push({ resource, clientId: query.get('client_id') ?? undefined });
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(!known ? { error: 'unauthorized' } : { access_token: machine.tokenFor(resource), expires_on: String(Math.floor(Date.now() / 1_000) + 3_600), resource, token_type: 'Bearer' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/msi/token`;
  process.env['IDENTITY_HEADER'] = 'machine-secret';
  machine.close = () => {
    delete process.env['IDENTITY_ENDPOINT'];
    delete process.env['IDENTITY_HEADER'];
    return new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  };
  return machine;
}
