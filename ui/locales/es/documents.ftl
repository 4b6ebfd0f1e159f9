# 4 Documentos
documents-title = Sus documentos
documents-lead = Añada una foto o un PDF de cada uno, de hasta { $limit } por archivo. Revisamos cada uno en este ordenador, antes de enviar nada.
documents-age =
    { $days ->
        [one] De no más de 1 día.
       *[other] De no más de { $days } días.
    }
documents-missing =
    { $count ->
        [one] Falta: { $list }
       *[other] Faltan ({ $count }): { $list }
    }
documents-refused = No se acepta: { $list }
documents-checking = Aún en revisión: { $list }
slot-optional = Opcional
slot-empty = Aún sin archivo
slot-drop-here = Un archivo soltado en esta ventana va aquí
slot-ways = Maneras de añadir: { $slot }
slot-choose = Elegir archivo
slot-choose-for = Elegir archivo para: { $slot }
slot-photo = Hacer foto
slot-photo-for = Hacer foto con la cámara: { $slot }
slot-paste = Pegar
slot-paste-for = Pegar lo copiado: { $slot }
slot-photographed = Foto hecha aquí
slot-replace = Cambiar
slot-replace-for = Cambiar: { $slot }
slot-remove = Quitar
slot-look = Ver
slot-look-for = Ver: { $slot }
slot-skip = Saltar la revisión
slot-skip-for = Saltar la revisión: { $slot }
slot-busy = Abriendo y cerrando con llave…
slot-picture = Imagen de: { $slot }
slot-pages =
    { $pages ->
        [one] 1 página
       *[other] { $pages } páginas
    }
check-opening = Abriendo el archivo…
check-picture = Mirando la luz y los bordes…
check-reading = Leyendo lo que dice…
check-checking = Comparando fechas y reglas…
check-progress = Revisión de: { $slot }
check-things =
    { $count ->
        [one] 1 cosa que mirar
       *[other] { $count } cosas que mirar
    }
check-refused = Este no se acepta
check-kept = Lo deja como está
check-skipped = Lo mirará una persona
say-checked = { $slot }: { $found }

# The marketplace’s own rules
rules-title = Lo que aceptan los revisores
rules-unread = Los revisores no leen { $language }. Use un pasaporte si puede, y añada una traducción certificada a cualquier otro documento en { $language }.
rules-picture = Imagen
    .colour = En color, la página entera con las cuatro esquinas. Sin capturas de pantalla.
    .any = La página entera con las cuatro esquinas. Sin capturas de pantalla.
rules-languages = Idiomas
    .says = { $list }. A un documento en otro idioma, añádale las páginas de una traducción certificada.
rules-files = Archivos
    .says = { $list }. Las imágenes de otro tipo las convertimos nosotros.
rules-name = Nombre del archivo
    .says = Sin estos signos:
rules-validity = Pasaporte o documento de identidad
    .says =
        { $days ->
            [one] Válido al menos 1 día más.
           *[other] Válido al menos { $days } días más.
        }

# 4 Un documento
look-noticed = Lo que hemos visto
look-clear = No hemos visto nada que corregir.
look-skipped = Se saltó la revisión. Lo mirará una persona.
look-pages = Páginas
look-page = Página { $page } de { $pages }
look-page-before = Página anterior
look-page-after = Página siguiente
look-whole-page = Toda la página:
look-on-page = Verlo en la página { $page }
look-facts = Lo que hemos leído
    .more = Lo hemos leído en el documento. Corrija lo que esté mal. Se queda en este ordenador.
look-date = año-mes-día
look-corrected = Escrito por usted
look-removed = Antes de cerrarlo con llave hemos quitado: { $list }.
look-change = Cambiarlo
look-another = Otro archivo
look-photo = Otra foto
look-add-pages = Añadir páginas
look-cover = Tapar las cifras por mí
look-changing = Cambiando el archivo…
look-done = Listo
look-keep = Dejarlo como está
look-anyway = Usarlo igualmente
look-person = Lo mirará una persona
look-not-accepted = Elija otro: este no se acepta.
removed-location = dónde se hizo la foto
removed-camera_details = con qué teléfono o cámara se hizo, y cuándo
removed-thumbnail = una copia pequeña de la imagen
removed-author = quién lo escribió y con qué programa
removed-history = cómo se editó
removed-comments = comentarios
removed-attachments = archivos adjuntos
removed-appendix = datos después de su final

# 4 Un documento ante la cámara
paper-title = Foto de: { $slot }
paper-preview = Imagen en vivo de su cámara
paper-show_document = Ponga el documento ante la cámara
paper-too_dark = Está muy oscuro. Encienda una luz.
paper-whole_document = Muestre las cuatro esquinas
paper-closer = Un poco más cerca
paper-flatter = Póngalo plano hacia la cámara
paper-glare = Le da un reflejo. Inclínelo un poco.
paper-hold_still = No lo mueva
paper-not_sharp = No se ve nítido. Un poco más lejos.
paper-good = Quieto: haciendo la foto…
paper-taken = Ya está. Cerrando con llave…
paper-take = Hacerla ahora
paper-or-file = O vuelva atrás y elija un archivo.
paper-by-itself = Se hace sola cuando se ve nítido y entero.

# 4 Lado a lado
match-title = ¿Dicen todos lo mismo?
match-lead = Esto dicen su formulario y sus documentos, lado a lado. Los revisores los comparan igual.
match-same = No hemos encontrado ninguna diferencia entre su formulario y sus documentos.
match-comparing = Comparando…
match-nothing = No hay nada que comparar: no pudimos leer nada en sus documentos. Los mirará una persona.
match-open = Aún por mirar
match-form = Su formulario
    .within = su formulario
match-form-change = Para cambiar su formulario, pulse Atrás dos veces. Para cambiar un documento, mírelo.
match-same-to-us = { $source } dice «{ $here }», { $against } dice «{ $first }»: para nosotros es lo mismo ({ $rules }).
match-pair = { $source }: «{ $here }». { $against }: «{ $first }».
match-only = Solo aquí: «{ $words }» ({ $source }).
match-anyway = Continuar igualmente
differs-spelling = Cambian una o dos letras.
    .do = Si lo leímos mal, mire el documento y corríjalo.
differs-missing = A uno de ellos le falta una parte.
    .do = Si falta en su formulario, añádala allí.
differs-number = Un número es distinto.
    .do = Mire cuál es el correcto.
differs-other = No dicen lo mismo.
    .do = Un revisor preguntará por esto. Use un documento que diga lo mismo, o cambie su formulario.
rule-case = mayúsculas
rule-accents = acentos
rule-punctuation = puntos y comas
rule-name_order = orden de los nombres
rule-transliteration = letras especiales
rule-pinyin = caracteres chinos y su sonido
rule-han_forms = caracteres simplificados y tradicionales
rule-title = tratamiento antes del nombre
rule-middle_name = segundo nombre
rule-company_form = tipo de empresa
rule-abbreviation = abreviaturas
rule-part_order = orden de las partes
rule-more_detail = uno dice más
rule-grouping = espacios y puntos en el número
rule-country_prefix = letras del país
rule-branch = número de la sucursal

# 3 y 4 El número fiscal, según las reglas de su país
tax-id-check_digit = La cifra de control de este número ({ $scheme }) no cuadra. Mírelo otra vez; si está bien, siga.
tax-id-form = Los números fiscales de este país ({ $scheme }) son de otra forma. Mírelo otra vez; si está bien, siga.
