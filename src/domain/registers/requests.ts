import { defineRegister } from '../register.ts';

/** Requests of employers to colleges and the centre, and how many of their places graduates took and kept (memo, items 4 and 15). */
export const REQUESTS = defineRegister({
  name: 'requests',
  title: 'заявки работодателей на выпускников',
  about: 'other',
  fields: {
    date: {
      header: 'Дата заявки',
      type: 'day',
      required: true,
      also: ['дата заявки работодателя', 'заявка от'],
      stems: ['дата заявк'],
    },
    employer: {
      header: 'Работодатель, подавший заявку',
      type: 'text',
      required: true,
      also: ['работодатель', 'организация', 'предприятие', 'заявитель'],
      stems: ['работодател'],
      unless: ['инн'],
      width: 30,
    },
    employerInn: { header: 'ИНН работодателя', type: 'inn', also: ['инн', 'инн организации'] },
    college: {
      header: 'Колледж',
      type: 'college',
      help: 'Пусто — заявка не относится к одному колледжу.',
      width: 28,
    },
    position: {
      header: 'Должность по заявке',
      type: 'text',
      also: ['должность', 'профессия', 'кто требуется'],
      stems: ['должност'],
      width: 28,
    },
    places: {
      header: 'Мест по заявке',
      type: 'count',
      required: true,
      also: ['мест в заявке', 'потребность по заявке', 'требуется выпускников'],
      stems: ['мест заявк', 'потребност заявк'],
    },
    filled: {
      header: 'Закрыто выпускниками',
      type: 'count',
      also: ['принято выпускников', 'закрыто мест', 'трудоустроено по заявке'],
      stems: ['закрыт', 'принят выпускник'],
      help: 'Пусто — неизвестно; 0 — никого.',
    },
    retained: {
      header: 'Из принятых работают и сейчас',
      type: 'count',
      also: ['закрепились', 'продолжают работать', 'из них работают'],
      stems: ['закрепил', 'продолжа работ', 'работа сейчас'],
      help: 'Пусто — неизвестно.',
    },
  },
  marks: [['places'], ['date', 'employer'], ['filled', 'retained', 'date']],
  key: ['date', 'employer', 'college', 'position'],
});
