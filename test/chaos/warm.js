/**
 * Loaded before the bot. Half of a start is loading modules, which no kill can harm: it is done ahead, while the round before runs, and
 * the bot itself starts at a word from the driver. With it come the settings and how far this life's clock is ahead, so that a lease
 * that a killed bot left behind runs out between two rounds instead of within ten minutes.
 */
const realNow = Date.now;
const end = () => process.exit(0);
// The driver is gone: no bot outlives it.
process.once('disconnect', end);
for (const module of process.env.CHAOS_WARM.split(' ')) await import(module);
process.send('warm');
const { env, laterMs } = await new Promise((resolve) => { process.once('message', resolve); });
Object.assign(process.env, env);
Date.now = () => realNow() + laterMs;
