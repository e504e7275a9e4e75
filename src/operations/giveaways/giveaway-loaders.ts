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

/** Opens them for one session. */
export function openGiveawayLoaders({ db }: Pick<World, 'db'>): GiveawayLoaders {
  return {
    giveaway: byId(db, giveawaysByIds),
    giveawayEntry: byId(db, entriesByIds),
    ticketTotal: countById(db, ticketTotals),
    winsOf: listById(db, winsOf),
    ticketsOf: byOwner((ownerIds, { page }) => pageTicketsOf(db, ownerIds, page)),
  }
}
