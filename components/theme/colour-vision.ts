type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/**
 * How colours look to eyes that lack one kind of cone: on linear RGB, for severity 1.0.
 *
 * G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", IEEE TVCG 15 (6), 2009, table 1.
 */
const machado = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

export type ColourVision = 'usual' | keyof typeof machado;

export const colourVisions = ['usual', 'protanopia', 'deuteranopia', 'tritanopia'] as const;

/**
 * How far apart two colours are to such eyes, in Oklab: 1 from black to white, 0.02 is about the least that one sees
 * side by side.
 *
 * @param one a colour as `#4a45c8`
 */
export function colourDistance(one: string, other: string, vision: ColourVision): number {
  const [a, b] = [one, other].map((hex) => toOklab(seenBy(toLinear(hex), vision)));
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) : 0;
}

function seenBy(rgb: Triple, vision: ColourVision): Triple {
  if (vision === 'usual') return rgb;
  return triple((row) => clamp(dot(machado[vision][row], rgb)));
}

function toLinear(hex: string): Triple {
  return triple((index) => {
    const channel = Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
}

/** Björn Ottosson, "A perceptual color space for image processing", 2020. */
function toOklab(rgb: Triple): Triple {
  const cones: Matrix = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ];
  const axes: Matrix = [
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ];
  const roots = triple((row) => Math.cbrt(dot(cones[row], rgb)));
  return triple((row) => dot(axes[row], roots));
}

function triple(of: (index: 0 | 1 | 2) => number): Triple {
  return [of(0), of(1), of(2)];
}

function dot(one: Triple, other: Triple): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
