import { codeFrom } from '../../domain/code-from.ts'
import { type CodePattern, parsePattern } from '../../domain/code-pattern.ts'
import type { LoyaltyCard } from '../../domain/loyalty/loyalty-card.ts'
import type { LoyaltyProgram } from '../../domain/loyalty/loyalty-program.ts'
import type { Db } from '../../store/database.ts'
import { cardOf, insertCard } from '../../store/loyalty-cards.ts'
import { changeCard, type Gift } from './change-card.ts'
import { earnOn } from './earn-on.ts'
import type { LoyaltyWorld } from './loyalty-world.ts'

/** A card, whether it is new, and what a new one's first tier gives: to be given in the same transaction. */
export interface Enrolled {
  readonly cardId: string
  readonly isNew: boolean
  readonly gifts: readonly Gift[]
}

/** Numbers tried before something must be wrong. */
const ATTEMPTS = 20

/** The customer's card in a program: the one she has, or a new one, with what joining earns. Twice is once, however many ask at once. */
export async function enroll(
  world: LoyaltyWorld,
  db: Db,
  program: Pick<LoyaltyProgram, 'id'>,
  customerId: string,
): Promise<Enrolled> {
  const known = await cardOf(db, program.id, customerId)
  if (known !== null) return { cardId: known.id, isNew: false, gifts: [] }
  const made = await makeCard(world, db, program.id, customerId)
  if (made === null) return { cardId: (await cardOf(db, program.id, customerId))!.id, isNew: false, gifts: [] }
  const changed = await changeCard(world, db, made.id, (open) =>
    earnOn(world, db, open, { trigger: 'SIGN_UP', name: made.id, eventName: null }),
  )
  return { cardId: made.id, isNew: true, gifts: changed!.gifts }
}

/** Null where somebody else has made it meanwhile. */
async function makeCard(
  { services, now }: LoyaltyWorld,
  db: Db,
  programId: string,
  holderId: string,
): Promise<LoyaltyCard | null> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const number = codeFrom(NUMBERS, services.randomBytes(16), {}, services.randomBytes)
    const made = await insertCard(db, { id: services.newId(), number, programId, holderId, enrolledAt: now })
    if (made !== null || (await cardOf(db, programId, holderId)) !== null) return made
  }
  throw new Error('No free number for a loyalty card was found.')
}

const NUMBERS = numberPattern()

function numberPattern(): CodePattern {
  const parsed = parsePattern('####-####-####', [])
  if (!parsed.ok) throw new Error('the pattern of card numbers cannot be read')
  return parsed.value
}
