import { jwtVerify } from 'jose'
import pg from 'pg'
import { fromUUID } from 'typeid-js'

/** What a wallet is asked for by peers of Boon: written by hand, as small as it can be. */
export const walletSchema = `
  type Query { viewer: Viewer! }
  type Viewer { wallet: Wallet! }
  type Wallet { items(first: Int! = 20): WalletItemConnection! }
  type WalletItemConnection { nodes: [WalletItem!]! }
  union WalletItem = Voucher | GiftCard
  type Voucher { id: ID! code: String! status: HoldingStatus! }
  type GiftCard { id: ID! code: String! }
  enum HoldingStatus { ACTIVE DISABLED }
`

/** Who asks. */
export interface WalletViewer {
  readonly customerId: string
}

interface VoucherRow {
  readonly id: string
  readonly code: string
  readonly state: 'ENABLED' | 'DISABLED'
}

/** Resolvers over one prepared statement. */
export function walletResolvers(databaseUrl: string) {
  const database = new pg.Pool({ connectionString: databaseUrl, max: 8 })
  return {
    Query: { viewer: (_root: unknown, _args: unknown, viewer: WalletViewer) => viewer },
    Viewer: { wallet: (viewer: WalletViewer) => viewer },
    Wallet: {
      items: async ({ customerId }: WalletViewer, { first }: { readonly first: number }) => {
        const { rows } = await database.query<VoucherRow>({ ...VOUCHERS, values: [customerId, first] })
        return { nodes: rows }
      },
    },
    Voucher: {
      id: ({ id }: VoucherRow) => fromUUID(id, 'voucher'),
      status: ({ state }: VoucherRow) => (state === 'ENABLED' ? 'ACTIVE' : state),
    },
  }
}

const VOUCHERS = {
  name: 'vouchers',
  text: `select 'Voucher' as "__typename", id, code, state from voucher where holder_id = $1 order by id limit $2`,
}

/** Checks a shopper's token, as Boon signs it; throws where it is not right. */
export function walletViewer(secret: string) {
  const key = new TextEncoder().encode(secret)
  return async (authorization: string | undefined): Promise<WalletViewer> => {
    const token = (authorization ?? '').replace(/^Bearer /, '')
    const { payload } = await jwtVerify(token, key, { issuer: 'boon', algorithms: ['HS256'] })
    return { customerId: payload.sub! }
  }
}
