// Loaded into the server before its own first line: when whoever started it is gone without a word (kill -9), the server stops
// in order instead of running on unseen with the ports and the database.
if (process.channel) {
  process.channel.unref()
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
