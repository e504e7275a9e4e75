import { audienceOf } from '../../domain/decisions/audience-of.ts'
import type { Snapshot } from '../../store/catalogue.ts'
import type { Reach } from '../views.ts'
import { type CampaignNews, hasPublicCode, type News, newsBetween } from './rules-news.ts'
import type { Slices } from './slices.ts'
import type { Watch } from './watch.ts'
import { WatchIndex } from './watch-index.ts'

/** What following the rules needs. */
export interface RuleChangesOptions {
  /** The rules as they are now; null: every change of them concerns everybody. */
  readonly rules: (() => Promise<Snapshot>) | null
  readonly slices: Slices
  now(): Date
  /** Wakes these. */
  rouse(watches: Iterable<Watch>): void
  /** Notes that this one is to be looked at by then. */
  lookBy(watch: Watch, at: Date): void
  failed(error: unknown): void
}

/** Compares the rules with what they were whenever they have changed, and wakes of those who follow them those whom the change may concern. */
export class RuleChanges {
  readonly #options: RuleChangesOptions
  readonly #index = new WatchIndex<Watch>()
  #rules: Snapshot | null = null
  #reading: Promise<void> | null = null
  #again = false

  constructor(options: RuleChangesOptions) {
    this.#options = options
  }

  /** One follows the rules from now on, by what its last reading found. */
  follow(watch: Watch): void {
    this.#index.put(watch)
  }

  /** One does not any more; also before what was found of it changes. */
  leave(watch: Watch): void {
    this.#index.take(watch)
  }

  /** Whether newer rules are known than those by which something was judged. */
  isBehind(reach: Reach): boolean {
    return this.#rules !== null && reach.version < this.#rules.version
  }

  /** The rules are compared with what they were, once at a time; without them everybody looks. */
  hear(): void {
    const { rules } = this.#options
    if (rules === null) return this.#options.rouse(this.#index.all)
    if (this.#reading !== null) this.#again = true
    else this.#reading = this.#read(rules).finally(() => (this.#reading = null))
  }

  async #read(rules: () => Promise<Snapshot>): Promise<void> {
    do {
      this.#again = false
      try {
        const after = await rules()
        const news = newsBetween(this.#rules, after, this.#options.now())
        this.#rules = after
        await this.#spread(news)
      } catch (error) {
        this.#options.failed(error)
        this.#options.rouse(this.#index.all)
      }
    } while (this.#again)
  }

  async #spread(news: News): Promise<void> {
    if (news.kind === 'nothing') return
    if (news.kind === 'everything') return this.#options.rouse(this.#index.all)
    const concerned: Watch[] = []
    for (const watch of this.#askable(news)) {
      await this.#options.slices.turn()
      if (this.#concerns(watch, news)) concerned.push(watch)
    }
    this.#options.rouse(concerned)
  }

  /** Those whom the changed campaigns may concern, as of now; of all others it is known that they do not. */
  #askable({ changed, after }: CampaignNews): Iterable<Watch> {
    const found = changed.map((campaign) => {
      const hasPublicCodes = campaign.kind !== 'PROMOTION' && hasPublicCode(after, campaign)
      return this.#index.concerned(campaign.id, audienceOf(campaign, after.segments, hasPublicCodes))
    })
    const all = found.flatMap((each) => [...each])
    return found.length === 1 ? all : new Set(all)
  }

  #concerns(watch: Watch, { changed, after, nextStart }: CampaignNews): boolean {
    const { reach, closed } = watch
    // Whoever was judged by these rules, or newer ones, knows it already.
    if (closed || (reach !== null && reach.version >= after.version)) return false
    if (reach === null) return true
    const now = this.#options.now()
    const bearings = changed.map((campaign) => reach.bearing(campaign, now))
    if (bearings.some(({ matters }) => matters)) return true
    for (const at of [nextStart, ...bearings.map(({ changesAt }) => changesAt)])
      if (at !== null && at > now) this.#options.lookBy(watch, at)
    return false
  }
}
