import type { PartnerInput } from "~/app/domain/referrals/partner";
import type { ResourceText, ResourceTopic } from "~/app/domain/resources/resource";

/** Whom the demonstration's center sends patrons to; the job portal is first. */
export const demonstrationPartners: readonly PartnerInput[] = [
  {
    kind: "portal",
    name: "Riverside Jobs Portal",
    address: null,
    phone: "(951) 555-0110",
    website: "https://jobs.riverside.example",
    hours: "Online at any time. Help by phone: Mon to Fri, 8 to 5",
    languages: ["en", "es"],
    isPublic: true,
  },
  {
    kind: "worksource",
    name: "WorkSource Center Downtown",
    address: "1325 Spruce Street, Riverside, CA 92507",
    phone: "(951) 555-0122",
    website: "https://worksource.riverside.example",
    hours: "Mon to Fri, 8 to 5",
    languages: ["en", "es", "vi", "ase"],
    isPublic: true,
  },
  {
    kind: "training",
    name: "Adult School on Magnolia",
    address: "6735 Magnolia Avenue, Riverside, CA 92506",
    phone: "(951) 555-0137",
    website: "https://adultschool.riverside.example",
    hours: "Mon to Thu, 8 AM to 9 PM\nFri, 8 to noon",
    languages: ["en", "es", "tl", "ko"],
    isPublic: true,
  },
  {
    kind: "clothing",
    name: "Second Street Closet",
    address: "212 Second Street, Riverside, CA 92501",
    phone: "(951) 555-0144",
    website: null,
    hours: "Tue and Thu, 10 to 3",
    languages: ["en", "es"],
    isPublic: true,
  },
  {
    kind: "counselor",
    name: "Career counselor at Central Library",
    address: "630 River Street, Riverside, CA 92501",
    phone: null,
    website: null,
    hours: "By appointment",
    languages: ["en", "es", "fa"],
    isPublic: false,
  },
];

type Words = Omit<ResourceText, "locale">;

interface DemonstrationPage {
  topic: ResourceTopic;
  /** When it stands in the list of what to do before an event; null where it does not. */
  weeksBefore: number | null;
  en: Words;
  es: Words;
}

/** The pages of the demonstration's help, in their order. */
export const demonstrationPages: readonly DemonstrationPage[] = [
  {
    topic: "resume",
    weeksBefore: 3,
    en: {
      title: "Write or renew your resume",
      hours: "Mondays and Wednesdays, 3 to 6 PM, Central Library",
      body: "Bring what you have, on paper or on your phone. We sit down with you for half an hour.\n\n## What to bring\n\n- Where you worked, and from when to when\n- What you learned, in school or elsewhere\n- The job that you want, if you know it\n\nWe print **ten copies for free**.",
    },
    es: {
      title: "Escriba o renueve su currículum",
      hours: "Lunes y miércoles, de 3 a 6 PM, Biblioteca Central",
      body: "Traiga lo que tenga, en papel o en su teléfono. Trabajamos con usted media hora.\n\n## Qué traer\n\n- Dónde trabajó, y desde cuándo hasta cuándo\n- Qué aprendió, en la escuela o en otro lugar\n- El trabajo que quiere, si lo sabe\n\nImprimimos **diez copias gratis**.",
    },
  },
  {
    topic: "interview",
    weeksBefore: 1,
    en: {
      title: "Practice an interview",
      hours: "Thursdays, 4 to 7 PM, East Side Branch",
      body: "We ask what employers ask, and you answer. Then we talk about it.\n\n1. Tell us about yourself.\n2. Why this job?\n3. What did you do when something went wrong?\n\nYou can come as often as you like.",
    },
    es: {
      title: "Practique una entrevista",
      hours: "Jueves, de 4 a 7 PM, Sucursal East Side",
      body: "Preguntamos lo que preguntan los empleadores y usted responde. Después lo hablamos.\n\n1. Cuéntenos de usted.\n2. ¿Por qué este trabajo?\n3. ¿Qué hizo cuando algo salió mal?\n\nPuede venir cuantas veces quiera.",
    },
  },
  {
    topic: "portal",
    weeksBefore: 2,
    en: {
      title: "Sign up for the job portal",
      hours: "Whenever the library is open",
      body: "The city's job portal sends you openings that fit. It asks for an e-mail address: **we help you to get one**.\n\nSign up at [jobs.riverside.example](https://jobs.riverside.example), or with us at a library computer.",
    },
    es: {
      title: "Inscríbase en el portal de empleo",
      hours: "Siempre que la biblioteca esté abierta",
      body: "El portal de empleo de la ciudad le envía vacantes adecuadas. Pide un correo electrónico: **le ayudamos a crear uno**.\n\nInscríbase en [jobs.riverside.example](https://jobs.riverside.example), o con nosotros en una computadora de la biblioteca.",
    },
  },
  {
    topic: "clothing",
    weeksBefore: 0,
    en: {
      title: "Clothes for your interview",
      hours: "Tuesdays and Thursdays, 10 AM to 3 PM",
      body: "Second Street Closet gives you a whole outfit, and it is yours to keep. Ask our staff for a slip first.\n\nSee also [places that help](https://riverside-library.example/places-that-help).",
    },
    es: {
      title: "Ropa para su entrevista",
      hours: "Martes y jueves, de 10 AM a 3 PM",
      body: "Second Street Closet le da un conjunto completo, y es suyo. Pida antes una hoja a nuestro personal.",
    },
  },
  {
    topic: "homeless-services",
    weeksBefore: null,
    en: {
      title: "If you have no home now",
      hours: "Fridays, 9 to noon, Central Library",
      body: "You can use the library's address for your mail, and a locker for the day of an interview. A social worker is here on Fridays.\n\nFor a bed tonight, call [211](tel:211).",
    },
    es: {
      title: "Si ahora no tiene casa",
      hours: "Viernes, de 9 a 12, Biblioteca Central",
      body: "Puede usar la dirección de la biblioteca para su correo, y un casillero el día de una entrevista. Los viernes hay una trabajadora social.\n\nPara una cama esta noche, llame al [211](tel:211).",
    },
  },
  {
    topic: "new-americans",
    weeksBefore: null,
    en: {
      title: "New in the country",
      hours: "Saturdays, 10 AM to 1 PM, East Side Branch",
      body: "We help with diplomas from abroad, English classes and your first application here.\n\n> Nobody asks about your status. We do not keep it.",
    },
    es: {
      title: "Si acaba de llegar al país",
      hours: "Sábados, de 10 AM a 1 PM, Sucursal East Side",
      body: "Ayudamos con títulos del extranjero, clases de inglés y su primera solicitud aquí.\n\n> Nadie pregunta por su situación migratoria. No la guardamos.",
    },
  },
];
