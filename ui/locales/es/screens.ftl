# 1 Bienvenida
welcome-title = Muéstrenos quién es y empiece a vender
welcome-lead = Comprobamos que detrás de cada tienda hay una persona real. Esto es lo que va a pasar.
welcome-back = Nos alegra verle de nuevo
welcome-carry-on = Todo lo que hizo está guardado en este ordenador. Siga donde lo dejó.
welcome-start-over = «Empezar de nuevo» borra lo guardado en este ordenador.
welcome-minutes = Tarda unos { $minutes } minutos
welcome-consent = Usted decide qué podemos usar
    .more = Decimos para qué es y cuánto tiempo se guarda, antes de pedirle nada.
welcome-documents = Añade sus documentos
    .more = Fotos o archivos PDF, uno tras otro.
welcome-video = Graba un vídeo de 5 segundos de su cara
    .more = Sigue unas indicaciones, como «Sonría». Puede verlo antes de enviarlo.
welcome-send = Todo se cierra con llave y después se envía
    .more = Los archivos se cifran en este ordenador. Solo los revisores pueden abrirlos.
welcome-at-hand = Tenga a mano

# 2 Consentimiento
consent-title = ¿Qué podemos usar, y para qué?
consent-fetching = Obteniendo las condiciones de privacidad firmadas…
consent-lead = { $collector } le pide lo siguiente. No se envía nada antes de que usted decida.
consent-declining = Si lo rechaza: { $means }
consent-open =
    { $count ->
        [one] Queda 1 decisión
       *[other] Quedan { $count } decisiones
    }
consent-opening = Abriendo su registro…
agree = Aceptar
decline = Rechazar
consent-kept = Cuánto tiempo se guarda
consent-days =
    { $days ->
        [one] 1 día
       *[other] { $days } días
    }
consent-readers = Quién puede abrirlo
    .more = Sus archivos se cierran para estas llaves. Nadie más puede abrirlos.
consent-contact = Preguntas y sus derechos
consent-signed = Estas condiciones se firmaron el { $date }.
recipient-you = Usted (este ordenador)
recipient-fingerprint = Huella de la llave
contact-collector = Quién recoge los datos
contact-address = Dirección
contact-questions = Preguntas
contact-appeals = Reclamaciones

# 2 Rechazo, otras vías
declined-title = Sin esto no podemos registrarle
declined-lead =
    { $count ->
        [one] Ha rechazado «{ $purposes }». El registro no funciona sin ello.
       *[other] Ha rechazado: { $purposes }. El registro no funciona sin ello.
    }
declined-nothing-sent = No se ha enviado nada. Puede cambiar su decisión o preguntar por otras vías.
declined-ask = A quién puede preguntar
declined-change = Cambiar mi decisión
alternatives-title = Otras vías para mostrar quién es
alternatives-lead = No necesita un vídeo de la cara. Elija la vía que le convenga; el resto del registro es igual.
alternatives-choose = Elija una vía

# 3 Datos
details-title = Su negocio
details-lead = Escriba todo como figura en sus documentos.
details-sealing = Cerrando con llave…
details-problems =
    { $count ->
        [one] Hay que revisar 1 respuesta
       *[other] Hay que revisar { $count } respuestas
    }
field-legal_name = Nombre registrado del negocio
    .hint = Como en el registro mercantil. Si no tiene, su propio nombre.
field-person_name = Su nombre completo
    .hint = Como en su pasaporte o documento de identidad.
field-country = País del negocio
    .hint = Donde está registrado el negocio.
    .choose = Elija un país
field-address = Dirección del negocio
    .hint = Calle, población y código postal, en las líneas que necesite.
field-tax_id = Número fiscal
    .hint = Letras, cifras, espacios, puntos, guiones y barras.
field-email = Correo electrónico
    .hint = Le escribimos ahí cuando haya respuesta.
problem-missing = { $field }: escriba algo aquí
problem-too_long = { $field }: use como máximo { $most } caracteres
problem-characters = { $field }: quite los signos que no van ahí
problem-incomplete = { $field }: parece incompleto, escríbalo entero
problem-email = { $field }: escríbalo como nombre@ejemplo.com
problem-country = { $field }: elija uno de la lista

# 5 Cámara
camera-title = Compruebe su cámara
camera-lead = Siéntese de modo que la luz le dé en la cara de frente. Todavía no se graba nada.
camera-choose = Cámara
camera-find = Buscar otra vez
camera-none-listed = No se encontró ninguna cámara
camera-finding = Buscando cámaras…
camera-opening = Abriendo la cámara…
camera-off = Sin imagen
camera-preview = Imagen en directo de su cámara, como en un espejo
camera-rate = { $fps } imágenes por segundo
camera-good = La cámara funciona
provenance-suspected = Puede que sea una cámara virtual. Los revisores lo verán. Si tiene otra cámara, elíjala.
provenance-declared = Es una cámara virtual. Los revisores lo verán. Si tiene una real, elíjala.

# 6 Grabación
recording-title = Vamos a grabar un vídeo de { $seconds } segundos de su cara
recording-lead = Le pedimos unos movimientos, como «Sonría». Haga cada uno cuando aparezca encima de la imagen y vuelva a mirar al frente.
recording-takes =
    { $count ->
        [one] Puede grabar 1 vez.
       *[other] Puede grabar hasta { $count } veces.
    }
recording-start = Empezar a grabar
recording-by-itself = Empieza solo cuando se le ve bien, o pulse «{ $start }».
recording-press = Pulse «{ $start }» cuando quiera.
recording-cancel = Cancelar
recording-preparing = Preparando…
recording-hold-still = No se mueva, la cara en el óvalo
recording-begins = Empieza en { $seconds } s
recording-runs = Grabando · { $seconds } s
recording-place = { $place } de { $of }
recording-done = Grabado
recording-sealing = Cerrando el vídeo con llave…

# 7 Revisión
review-title = Revise y envíe
review-lead = Mire su vídeo y la lista. Todavía no se ha enviado nada.
review-lead-alternative = Mire la lista. Todavía no se ha enviado nada. En lugar del vídeo de la cara: { $alternative }.
review-clip = Su vídeo
review-play-again = Ver otra vez
review-shown = Lo que se le pidió hacer
review-clip-facts = { $seconds } s, { $fps } imágenes por segundo, sin sonido
review-retake = Grabar de nuevo
review-takes =
    { $count ->
        [one] Puede grabar 1 vez más
       *[other] Puede grabar { $count } veces más
    }
review-files =
    { $count ->
        [one] Se enviará 1 archivo
       *[other] Se enviarán { $count } archivos
    }
review-readers = Quién puede abrirlos
    .more = Los archivos se cierran para estas llaves, en este ordenador.
review-signing = Firmando…
file-checksum = SHA-256

# 8 Envío
sending-title = Enviando
sending-lead = Puede cerrar la ventana cuando quiera: no se pierde nada.
sending-bytes = { $sent } de { $all }
sending-left = Quedan unos { $time }
sending-moving = Midiendo la velocidad…
sending-paused = En pausa
sending-waiting = Esperando la conexión
sending-submitting = Han llegado todos los archivos. Se están comprobando.
sending-pause = Pausa
sending-resume = Seguir
sending-no-line = No hay conexión
    .do = Seguimos solos cuando vuelva. Puede cerrar la ventana: no se pierde nada.
sending-retry = Próximo intento en { $time }
sending-files = Archivos
file-sent = Enviado
file-sending = { $sent } de { $all }
file-waiting = En espera, { $all }

# 9 Recibo
receipt-title = Lo tenemos todo
receipt-lead = { $collector } tiene sus archivos y ha firmado un recibo.
receipt-number = Su número de recibo
receipt-keep = Guárdelo: con este número le encontramos cuando llame.
receipt-saved = Guardado como
receipt-save = Guardar el recibo
receipt-save-again = Guardar otra vez
receipt-close = Ya puede cerrar la ventana
receipt-next = Qué pasa ahora
receipt-next-look = Un revisor mira su vídeo y sus documentos.
receipt-next-answer = Recibe la respuesta por correo electrónico.
receipt-next-erase = Sus archivos se borran antes de las fechas de abajo, o antes si usted lo pide.
receipt-held = Qué se guarda, y hasta cuándo
receipt-questions = Preguntas y reclamaciones
