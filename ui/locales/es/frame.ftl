# Lo que rodea a cada pantalla.

product = Registro de vendedores
window-title = { $screen } – Registro de vendedores
practice = Práctica — no se envía nada a ninguna parte
language = Idioma
help = Ayuda
back = Atrás
continue = Continuar
start = Empezar
carry-on = Seguir
start-over = Empezar de nuevo
send = Enviar
mandatory = Necesario para el registro
optional = Usted decide

step-of = { $step } de { $steps }
step-welcome = Bienvenida
step-consent = Su consentimiento
step-declined = Su consentimiento
step-alternatives = Otras vías
step-details = Datos del negocio
step-documents = Documentos
step-document = Un documento
step-document_camera = Foto de un documento
step-match = Lado a lado
step-camera = Cámara
step-recording = Vídeo de la cara
step-review = Revisar y enviar
step-sending = Envío
step-receipt = Recibo
step-mine = Mi verificación
step-held = Un archivo
step-policy = Las condiciones de privacidad
step-appeal = Su reclamación
step-erased = Todo está borrado
step-code = Seguir con un código
step-check = Comprobar un justificante

help-support = Cuando hable con asistencia
    .more = Dígales lo que pone aquí. Nunca le piden una contraseña ni sus documentos.
help-step = Paso
help-codes = Códigos en esta pantalla
help-no-codes = ninguno
help-version = Versión
help-practice = práctica
help-keys = Teclas
help-close = Cerrar la ayuda
key-tab = al siguiente campo o botón
key-enter = pulsar el botón o seguir
key-escape = detener la grabación, cerrar una pregunta
key-help = abrir o cerrar esta ayuda

closing-title = ¿Cerrar la ventana?
closing-sending = Sus archivos aún no se han enviado todos. No se pierde nada: al abrir de nuevo la aplicación, sigue donde se detuvo.
closing-take = La grabación se detiene y se descarta. Todo lo demás se conserva.
close-anyway = Cerrar
keep-open = Quedarme aquí

say-added = Añadido: { $slot }

seconds-short = { $seconds } s
column-what = Qué
column-size = Tamaño
column-until = Se borra antes del
column-days = Se guarda

document-identity = Pasaporte o documento de identidad
document-tax_id = Documento con el número fiscal
document-bank_statement = Extracto bancario
document-utility_bill = Factura de luz, agua o internet
document-card = Tarjeta o extracto de la tarjeta
document-side = { $name } ({ $side })
side-front = Anverso
    .within = anverso
side-back = Reverso
    .within = reverso

artifact-clip = Vídeo de la cara
artifact-document = Documentos
artifact-details = Datos del negocio
artifact-transcript = Lo que se le pidió hacer, y cuándo

alternative-video_call = Videollamada con una persona
alternative-in_person = Visita en persona
alternative-notarised_copies = Copias compulsadas por correo

prompt-smile = Sonría
prompt-blink = Parpadee con ambos ojos
prompt-open_mouth = Abra la boca
prompt-turn_left = Gire la cabeza a la izquierda
prompt-turn_right = Gire la cabeza a la derecha
prompt-tilt_left = Incline la cabeza a la izquierda
prompt-tilt_right = Incline la cabeza a la derecha
prompt-look_up = Mire hacia arriba
prompt-look_down = Mire hacia abajo
