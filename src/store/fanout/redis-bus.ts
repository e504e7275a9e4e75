import { createClient } from '@redis/client'
import { type Bus, type BusListener, soonOrLater } from './bus.ts'

/** A connection that does not answer its pings for so long is opened anew. */
const SILENT_MILLISECONDS = 6000
const PING_MILLISECONDS = 2000
const LONGEST_WAIT_MILLISECONDS = 2000

/** A bus on Redis or Valkey: one connection that speaks, one that listens. */
export async function openRedisBus(url: string, channel: string, listener: BusListener): Promise<Bus> {
  const speaking = clientOf(url, listener)
  const listening = clientOf(url, listener)
  listening.on('ready', () => listener.regained())
  const heard = (payload: string): void => listener.heard(payload)
  const connected = Promise.all([
    speaking.connect(),
    listening.connect().then(() => listening.subscribe(channel, heard)),
  ]).catch((error: unknown) => listener.failed(error))
  await soonOrLater(connected)
  return {
    publish: async (payloads) => {
      await Promise.all(payloads.map((payload) => speaking.publish(channel, payload)))
    },
    close: async () => {
      for (const client of [speaking, listening]) client.destroy()
    },
  }
}

function clientOf(url: string, listener: BusListener) {
  const client = createClient({
    url,
    name: 'boon',
    disableOfflineQueue: true,
    pingInterval: PING_MILLISECONDS,
    socket: {
      connectTimeout: SILENT_MILLISECONDS,
      socketTimeout: SILENT_MILLISECONDS,
      reconnectStrategy: (tries) => Math.min(LONGEST_WAIT_MILLISECONDS, 100 * 2 ** Math.min(tries, 5)),
    },
  })
  client.on('error', (error) => listener.failed(error))
  return client
}
