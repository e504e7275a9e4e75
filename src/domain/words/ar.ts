import type { Words } from './en.ts'

/**
 * Arabic. Counted nouns stand in all six forms, and in the genitive: every message puts them after a preposition or a verbal noun.
 * What is inserted is isolated by `say`, so that a Latin name or an amount does not turn the words around it.
 */
export const ar: Words = {
  'reason.MINIMUM_SPEND':
    '{missing, select, none {{threshold, select, none {قيمة سلتك أقل من الحد الأدنى} other {الحد الأدنى للشراء {threshold}}}} other {أضف مشتريات بقيمة {missing}}}.',
  'reason.MAXIMUM_SPEND':
    '{threshold, select, none {قيمة سلتك أعلى من الحد الأقصى} other {يجب أن تقل قيمة السلة عن {threshold}}}.',
  'reason.MINIMUM_QUANTITY':
    '{units, plural, =0 {عدد المنتجات في سلتك قليل جدًا} zero {يلزم إضافة # منتج} one {يلزم إضافة منتج واحد} two {يلزم إضافة منتجين} few {يلزم إضافة # منتجات} many {يلزم إضافة # منتجًا} other {يلزم إضافة # منتج}}.',
  'reason.MAXIMUM_QUANTITY':
    '{most, plural, =-1 {عدد المنتجات في سلتك كبير جدًا} zero {يمكن أن تحتوي سلتك على # منتج كحد أقصى} one {يمكن أن تحتوي سلتك على منتج واحد كحد أقصى} two {يمكن أن تحتوي سلتك على منتجين كحد أقصى} few {يمكن أن تحتوي سلتك على # منتجات كحد أقصى} many {يمكن أن تحتوي سلتك على # منتجًا كحد أقصى} other {يمكن أن تحتوي سلتك على # منتج كحد أقصى}}.',
  'reason.ITEMS_NOT_IN_CART': 'المنتجات المشمولة بالعرض ليست في سلتك.',
  'reason.ITEMS_EXCLUDED': 'تحتوي سلتك على منتجات غير مشمولة بالعرض.',
  'reason.NOT_STARTED': 'لم يبدأ العرض بعد.',
  'reason.ENDED': 'انتهى العرض.',
  'reason.OUTSIDE_HOURS': 'العرض غير متاح في هذا الوقت.',
  'reason.PAUSED': 'العرض غير متاح حاليًا.',
  'reason.SIGN_IN_REQUIRED': 'يرجى تسجيل الدخول للاستفادة من العرض.',
  'reason.AUDIENCE': 'العرض مخصص لعملاء مختارين.',
  'reason.TIER': 'العرض مخصص لأعضاء مستوى آخر.',
  'reason.LOCATION': 'العرض غير متاح في موقعك.',
  'reason.STORE': 'العرض غير متاح في هذا المتجر.',
  'reason.CURRENCY': 'العرض غير متاح {currency, select, none {بهذه العملة} other {بعملة {currency}}}.',
  'reason.LIMIT_REACHED': 'تم بلوغ الحد الأقصى لمرات الاستخدام.',
  'reason.BUDGET_SPENT': 'نفد العرض.',
  'reason.NO_BALANCE': 'الرصيد المتبقي لا يكفي.',
  'reason.STACKING': 'لا يمكن الجمع بين هذا العرض و{winner, select, none {خصم آخر} other {«{winner}»}}.',
  'reason.NO_DISCOUNT': 'لا يخفض هذا العرض شيئًا من قيمة سلتك.',
  'reason.CUSTOM_RULE': 'سلتك لا تستوفي الشروط.',
  'reason.NOT_ACCEPTED': 'هذا الرمز غير مقبول.',

  'hint.spendMore': 'أضف مشتريات بقيمة {missing}{what, select, all {} other { من {what}}}.',
  'hint.addItems': 'يلزم إضافة {what}.',
  'hint.signIn': 'سجّل الدخول للاستفادة من العرض.',
  'hint.waitUntil': 'انتظر حتى {at}.',
  'hint.removeConflict': 'أزل «{conflictsWith}» للاستفادة من العرض.',
  'hint.earnPoints': 'اجمع {points, number} {name} إضافية.',

  'offer.points': 'ادفع باستخدام {name}',

  'error.plain': '{message}.',
  'error.detailed': '{message}: {detail}.',
  'error.INVALID': 'هذه القيمة غير صالحة',
  'error.REQUIRED': 'القيمة مطلوبة',
  'error.TAKEN': 'هذه القيمة مستخدمة بالفعل',
  'error.NOT_FOUND': 'لم يتم العثور على المطلوب',
  'error.INVALID_STATE': 'هذا غير ممكن في الحالة الراهنة',
  'error.TOO_MANY': 'تم تجاوز العدد المسموح',
  'error.VERSION_CONFLICT': 'تم التعديل من شخص آخر في هذه الأثناء؛ يرجى إعادة التحميل',
  'error.CURRENCY_MISMATCH': 'العملات مختلفة',
  'error.IDEMPOTENCY_KEY_REUSED': 'استُخدم مفتاح منع التكرار هذا في طلب آخر',
  'error.RATE_LIMITED': 'محاولات كثيرة جدًا؛ يرجى الانتظار قليلًا',
  'error.CODE_NOT_ACCEPTED': 'هذا الرمز غير مقبول',
  'error.CODE_NOT_APPLICABLE': 'هذا الرمز لا ينطبق على هذه السلة',
  'error.INSUFFICIENT_BALANCE': 'لا يكفي ما تبقى من النقاط أو الرصيد',
  'error.LIMIT_REACHED': 'تم بلوغ أحد الحدود',
  'error.PRICE_CHANGED': 'تغيّر السعر',
  'error.SELF_REFERRAL': 'لا يمكنك أن تدعو نفسك',

  'referral.shareText': '{title}: انضم برمزي {code}. {url}',
  'referral.forFriend': 'هدية لصديقك: {friend}.',
  'referral.forReferrer': 'لك عن كل صديق: {referrer}.',
  'referral.forBoth': 'هدية لصديقك: {friend}. لك عن كل صديق: {referrer}.',
  'referral.counts':
    'يُحتسب الصديق عند {what, select, order {أول طلب مدفوع} event {«{event}»} other {أول طلب مدفوع أو «{event}»}}{within, select, ever {} other { خلال {within} من الانضمام}}',
  'referral.friendRule': 'شرط لصديقك: {rule}',
  'referral.most':
    '{most, plural, zero {لا أصدقاء} one {لصديق واحد على الأكثر} two {لصديقين على الأكثر} few {لـ# أصدقاء على الأكثر} many {لـ# صديقًا على الأكثر} other {لـ# صديق على الأكثر}}',
  'referral.milestone':
    '{friends, plural, zero {دون أصدقاء تحصل أيضًا على} one {مع صديق واحد تحصل أيضًا على} two {مع صديقين تحصل أيضًا على} few {مع # أصدقاء تحصل أيضًا على} many {مع # صديقًا تحصل أيضًا على} other {مع # صديق تحصل أيضًا على}}: {gifts}',

  'grant.voucher': 'رمز لـ«{title}»',
  'grant.giftCard': 'بطاقة هدية بقيمة {amount}',
  'grant.points': '{points, number} {name}',
  'grant.entries':
    '{count, plural, zero {# تذكرة} one {تذكرة واحدة} two {تذكرتان} few {# تذاكر} many {# تذكرة} other {# تذكرة}} في «{title}»',
  'grant.donation': 'تبرع بقيمة {amount} إلى {charity}',

  'alert.guessingFrom': 'عدد كبير جدًا من الرموز الخاطئة من عنوان الشبكة {address}.',
  'alert.guessingBy':
    '{customer, select, none {أدخل أحد العملاء} other {أدخل العميل «{customer}»}} عددًا كبيرًا جدًا من الرموز الخاطئة.',
  'alert.budgetNear': 'أوشك أحد حدود «{campaign}» على النفاد: {used} من {most}.',
  'alert.budgetSpent': 'نفد أحد حدود «{campaign}»: {used} من {most}.',

  'ledger.ISSUE': 'إصدار بطاقة هدية',
  'ledger.EARN': 'مكتسب',
  'ledger.SPEND': 'تم الإنفاق',
  'ledger.HOLD': 'محجوز لطلب',
  'ledger.RELEASE': 'أُلغي الحجز',
  'ledger.EXPIRE': 'انتهت الصلاحية قبل الإنفاق',
  'ledger.ADJUST': 'تم الإعفاء: أُنفق قبل الإرجاع',
  'ledger.ROLLBACK': 'مُعاد',

  'selector.anything': 'أي منتجات',
  'selector.items':
    'منتجات{sale, select, true { ضمن التخفيضات} false { خارج التخفيضات} other {}}{kinds, select, none {} other { من فئة {kinds}}}{brands, select, none {} other { من علامة {brands}}}',
  'selector.counted':
    '{from, select, none {{count, plural, zero {# منتج} one {منتج واحد} two {منتجين} few {# منتجات} many {# منتجًا} other {# منتج}}} other {ما بين {from} و{count, number} من المنتجات}}{more, select, true { أيضًا} other {}}{sale, select, true { ضمن التخفيضات} false { خارج التخفيضات} other {}}{kinds, select, none {} other { من فئة {kinds}}}{brands, select, none {} other { من علامة {brands}}}',
  'selector.skusOf': '{skus} ({items})',
  'selector.countedSkus':
    '{from, select, none {{count, plural, zero {# وحدة} one {وحدة واحدة} two {وحدتين} few {# وحدات} many {# وحدة} other {# وحدة}}} other {ما بين {from} و{count, number} من الوحدات}}{more, select, true { أيضًا} other {}} من {skus}',
  'selector.limited': '{goods}، {limits}',
  'selector.comma': '، ',
  'selector.minUnitPrice': 'بسعر {price} فأكثر للوحدة',
  'selector.maxUnitPrice': 'بسعر {price} فأقل للوحدة',
  'selector.attribute': 'حيث {test}',
  'selector.not': 'باستثناء {what}',
  'selector.more':
    '{count, plural, zero {# أخرى} one {واحد آخر} two {اثنين آخرين} few {# أخرى} many {# أخرى} other {# أخرى}}',

  'test.EQUALS': '{name}: {value}',
  'test.NOT_EQUALS': '{name}: غير {value}',
  'test.GREATER': '{name}: أكثر من {value}',
  'test.AT_LEAST': '{name}: {value} على الأقل',
  'test.LESS': '{name}: أقل من {value}',
  'test.AT_MOST': '{name}: {value} على الأكثر',
  'test.IN': '{name}: {value}',
  'test.NOT_IN': '{name}: غير {value}',
  'test.CONTAINS': '{name}: يتضمن {value}',
  'test.EXISTS': '{name}: قيمة معروفة',

  'field.displayName': 'اسمك',
  'field.email': 'بريدك الإلكتروني',
  'field.phone': 'رقم هاتفك',
  'field.birthday': 'تاريخ ميلادك',
  'field.country': 'بلدك',
  'field.city': 'مدينتك',
  'field.locale': 'لغتك',
  'field.timeZone': 'منطقتك الزمنية',
  'field.createdAt': 'تاريخ انضمامك',

  'rule.any': 'أحد هذه الشروط: {rules}',
  'rule.or': '؛ أو: ',
  'rule.and': '؛ وكذلك: ',
  'rule.not': 'إلا في هذه الحالة: {rule}',
  'rule.subtotalMin': 'شراء بقيمة {min} على الأقل{what, select, all {} other { من {what}}}',
  'rule.subtotalBelow': 'شراء بقيمة أقل من {below}{what, select, all {} other { من {what}}}',
  'rule.subtotalBetween': 'شراء بقيمة {min} على الأقل وأقل من {below}{what, select, all {} other { من {what}}}',
  'rule.beforeDiscounts': '{rule}، قبل الخصومات',
  'rule.quantityMin': 'شراء ما لا يقل عن {what}',
  'rule.quantityMax': 'شراء ما لا يزيد على {what}',
  'rule.quantityNone': '{what, select, all {لسلة فارغة} other {لسلة خالية من {what}}}',
  'rule.quantityBetween': 'شراء {what}',
  'rule.quantityExactly': 'شراء {what} بالضبط',
  'rule.set':
    'عند شراء {buy} تحصل على {get} {share, select, free {مجانًا} other {بخصم {share}}}{times, plural, =0 {} zero {، # مرة كحد أقصى} one {، مرة واحدة كحد أقصى} two {، مرتين كحد أقصى} few {، # مرات كحد أقصى} many {، # مرة كحد أقصى} other {، # مرة كحد أقصى}}',
  'rule.spendableOn': 'للإنفاق على: {what}',
  'rule.segment': 'لعملاء «{segment}»',
  'rule.segmentUnnamed': 'لعملاء مختارين',
  'rule.customer': 'بشرط: {test}',
  'rule.firstOrder': 'لطلبك الأول',
  'rule.noOrders': 'للعملاء الذين ليس لديهم طلبات{within, select, ever {} other { خلال {within}}}',
  'rule.ordersMin':
    'للعملاء الذين لديهم ما لا يقل عن {min, plural, zero {# طلب} one {طلب واحد} two {طلبين} few {# طلبات} many {# طلبًا} other {# طلب}}{within, select, ever {} other { خلال {within}}}',
  'rule.ordersMax':
    'للعملاء الذين لديهم ما لا يزيد على {max, plural, zero {# طلب} one {طلب واحد} two {طلبين} few {# طلبات} many {# طلبًا} other {# طلب}}{within, select, ever {} other { خلال {within}}}',
  'rule.totalMin': 'للعملاء الذين أنفقوا {min} على الأقل{within, select, ever {} other { خلال {within}}}',
  'rule.totalMax': 'للعملاء الذين أنفقوا {max} على الأكثر{within, select, ever {} other { خلال {within}}}',
  'rule.eventsMin':
    'للعملاء الذين لديهم «{name}» ما لا يقل عن {min, plural, zero {# مرة} one {مرة واحدة} two {مرتين} few {# مرات} many {# مرة} other {# مرة}}{within, select, ever {} other { خلال {within}}}',
  'rule.eventsMax':
    '{max, plural, =0 {للعملاء الذين ليس لديهم «{name}»} zero {للعملاء الذين لديهم «{name}» ما لا يزيد على # مرة} one {للعملاء الذين لديهم «{name}» ما لا يزيد على مرة واحدة} two {للعملاء الذين لديهم «{name}» ما لا يزيد على مرتين} few {للعملاء الذين لديهم «{name}» ما لا يزيد على # مرات} many {للعملاء الذين لديهم «{name}» ما لا يزيد على # مرة} other {للعملاء الذين لديهم «{name}» ما لا يزيد على # مرة}}{within, select, ever {} other { خلال {within}}}',
  'rule.redeemedMin':
    'للعملاء الذين استخدموا {campaign, select, none {عرضًا سابقًا} other {«{campaign}»}} ما لا يقل عن {min, plural, zero {# مرة} one {مرة واحدة} two {مرتين} few {# مرات} many {# مرة} other {# مرة}}{within, select, ever {} other { خلال {within}}}',
  'rule.redeemedMax':
    '{max, plural, =0 {للعملاء الذين لم يستخدموا {campaign, select, none {عرضًا سابقًا} other {«{campaign}»}}} zero {للعملاء الذين استخدموا {campaign, select, none {عرضًا سابقًا} other {«{campaign}»}} ما لا يزيد على # مرة} one {للعملاء الذين استخدموا {campaign, select, none {عرضًا سابقًا} other {«{campaign}»}} ما لا يزيد على مرة واحدة} two {للعملاء الذين استخدموا {campaign, select, none {عرضًا سابقًا} other {«{campaign}»}} ما لا يزيد على مرتين} few {للعملاء الذين استخدموا {campaign, select, none {عرضًا سابقًا} other {«{campaign}»}} ما لا يزيد على # مرات} many {للعملاء الذين استخدموا {campaign, select, none {عرضًا سابقًا} other {«{campaign}»}} ما لا يزيد على # مرة} other {للعملاء الذين استخدموا {campaign, select, none {عرضًا سابقًا} other {«{campaign}»}} ما لا يزيد على # مرة}}{within, select, ever {} other { خلال {within}}}',
  'rule.redeemedTotalMin':
    'للعملاء الذين وفروا {min} على الأقل مع {campaign, select, none {عرض سابق} other {«{campaign}»}}{within, select, ever {} other { خلال {within}}}',
  'rule.redeemedTotalMax':
    'للعملاء الذين وفروا {max} على الأكثر مع {campaign, select, none {عرض سابق} other {«{campaign}»}}{within, select, ever {} other { خلال {within}}}',
  'rule.tier': 'للأعضاء{tier, select, none {} other { من مستوى «{tier}» فما فوق}}',
  'rule.stores': 'في هذه المتاجر: {stores}',
  'rule.location': 'في أماكن محددة',
  'rule.schedule':
    '{days, select, all {كل يوم} other {يوم {days}}}{from, select, none {{until, select, none {} other { حتى {until}}}} other {{until, select, none { من {from}} other { من {from} حتى {until}}}}}',
  'rule.anniversaryOf': '{date, select, birthday {عيد ميلادك} createdAt {ذكرى انضمامك} other {ذكرى «{name}»}}',
  'rule.anniversary':
    '{span, select, day {في يوم {what}} before {من {before, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} قبل {what} حتى اليوم نفسه} after {من {what} حتى {after, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} بعد ذلك} other {من {before, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} قبل {what} حتى {after, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} بعد ذلك}}',
  'rule.cart': 'للسلال التي فيها {test}',
  'rule.expression': 'تسري شروط أخرى للمتجر',

  'span.years': '{n, plural, zero {# سنة} one {سنة واحدة} two {سنتين} few {# سنوات} many {# سنة} other {# سنة}}',
  'span.months': '{n, plural, zero {# شهر} one {شهر واحد} two {شهرين} few {# أشهر} many {# شهرًا} other {# شهر}}',
  'span.weeks':
    '{n, plural, zero {# أسبوع} one {أسبوع واحد} two {أسبوعين} few {# أسابيع} many {# أسبوعًا} other {# أسبوع}}',
  'span.days': '{n, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}',
  'span.hours': '{n, plural, zero {# ساعة} one {ساعة واحدة} two {ساعتين} few {# ساعات} many {# ساعة} other {# ساعة}}',
  'span.minutes':
    '{n, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  'span.seconds':
    '{n, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}',
  'span.past': 'آخر {span}',
}
