import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MetricsServer {
  port: number;
  close(): Promise<void>;
}

/** `GET /metrics` on a port of its own, so that what serves officers and what is watched can be kept apart by a firewall. Nothing else is answered. */
export function serveMetrics(text: () => string, port: number, host: string): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    const known = request.url === '/metrics' && (request.method === 'GET' || request.method === 'HEAD');
    const body = known ? text() : '';
    response.writeHead(known ? 200 : 404, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Content-Length': Buffer.byteLength(body), 'Cache-Control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  server.maxHeadersCount = 50;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve({
      port: (server.address() as AddressInfo).port,
      close: () => new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
    }));
  });
}
