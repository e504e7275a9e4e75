import type DataLoader from 'dataloader'
import type { Giveaway, GiveawayWin } from '../../domain/giveaway/giveaway.ts'
import type { GiveawayEntry } from '../../domain/giveaway/giveaway-entry.ts'
import {
  entriesByIds,
  giveawaysByIds,
  pageTicketsOf,
  type Tickets,
  ticketTotals,
  winsOf,
} from '../../store/read-giveaways.ts'
import { byId, type ById, byOwner, type ByOwner, countById, listById, type OwnedPage } from '../batched.ts'
import type { Makers } from '../made-when-asked.ts'
import type { World } from '../session.ts'

/** Batched reads of giveaways. */
export interface GiveawayLoaders {
  readonly giveaway: ById<Giveaway>
  readonly giveawayEntry: ById<GiveawayEntry>
  /** All tickets of a giveaway. */
  readonly ticketTotal: DataLoader<string, number>
  /** By giveaway, in the order of the draw. */
  readonly winsOf: DataLoader<string, readonly GiveawayWin[]>
  readonly ticketsOf: ByOwner<OwnedPage, Tickets>
}

/** How they are made. */
export const GIVEAWAY_LOADERS: Makers<Pick<World, 'db'>, GiveawayLoaders> = {
  giveaway: ({ db }) => byId(db, giveawaysByIds),
  giveawayEntry: ({ db }) => byId(db, entriesByIds),
  ticketTotal: ({ db }) => countById(db, ticketTotals),
  winsOf: ({ db }) => listById(db, winsOf),
  ticketsOf: ({ db }) => byOwner((ownerIds, { page }) => pageTicketsOf(db, ownerIds, page)),
}
