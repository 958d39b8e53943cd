// Serves emulate's Google on a free port of this machine until standard input ends.
// Usage: node serve.mjs PATH_OF_ITS_API SEED_AS_JSON; prints the port.
import net from "node:net";
import { pathToFileURL } from "node:url";

// Left alone it listens on every interface.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function () {
  return listen.call(this, 0, "127.0.0.1", () => console.log(this.address().port));
};

const [api, seed] = process.argv.slice(2);
const { createEmulator } = await import(pathToFileURL(api));
await createEmulator({ service: "google", seed: JSON.parse(seed) });
process.stdin.on("end", () => process.exit()).resume();
