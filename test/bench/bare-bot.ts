import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { pino } from 'pino';
import restify from 'restify';

/**
 * The least bot that the same framework allows: it answers every invoke with a constant dialog page, validates nothing, stores
 * nothing. What a report costs is measured against it.
 */
const answer = {
  status: 200,
  body: { task: { type: 'continue', value: { title: 'Bare', card: { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Sent' }] } } } } },
};
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer({ name: 'bare', log: pino({ level: 'silent' }) } as unknown as restify.ServerOptions);
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  await adapter.process(req as never, res as never, async (context) => {
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: answer });
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${process.argv[2]}/api/messages\n`));
