// Loaded into the server under test: tells the size of its JavaScript heap once a second, and keeps the process no longer alive.
setInterval(() => {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  process.send?.({ heapUsedBytes: heapUsed, externalBytes: external, arrayBuffersBytes: arrayBuffers });
}, 1000).unref();
process.channel?.unref();
