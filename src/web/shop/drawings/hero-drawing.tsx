/** A cup on its saucer, a sprig and a few beans. */
export function HeroDrawing() {
  return (
    <svg className="hero-drawing" viewBox="0 0 320 240" aria-hidden="true">
      <circle cx="170" cy="112" r="98" className="sun" />
      <path
        className="steam"
        d="M140 62c0-14 14-16 14-32M168 60c0-16 14-18 14-38M196 62c0-14 14-16 14-30"
        fill="none"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <ellipse cx="166" cy="204" rx="104" ry="14" className="saucer" />
      <path d="M86 92h160v26c0 50-34 82-80 82s-80-32-80-82z" className="cup" />
      <ellipse cx="166" cy="92" rx="80" ry="17" className="cup-rim" />
      <ellipse cx="166" cy="94" rx="68" ry="12" className="coffee" />
      <path d="M140 95c10 8 20-8 30 0s18 4 22-2" fill="none" className="crema" strokeWidth="4" strokeLinecap="round" />
      <path d="M244 108h10c16 0 26 10 26 24s-12 26-30 26h-16" fill="none" className="handle" strokeWidth="12" />
      <g className="leaf">
        <path d="M30 186c-6-34 14-58 44-66 4 34-14 58-44 66z" />
        <path d="M30 186c12-26 24-42 40-60" fill="none" strokeWidth="2.5" className="vein" />
      </g>
      <g className="bean">
        <ellipse cx="54" cy="206" rx="17" ry="11" transform="rotate(-18 54 206)" />
        <ellipse cx="290" cy="202" rx="15" ry="10" transform="rotate(24 290 202)" />
        <ellipse cx="268" cy="216" rx="14" ry="9" transform="rotate(-12 268 216)" />
      </g>
    </svg>
  )
}
